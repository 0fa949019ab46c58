import numpy as np
from gradus import Lines
from reference import thin_svd


def figures():
    rng = np.random.default_rng(3)
    left, right = np.linalg.qr(rng.normal(size=(5, 3)))[0], np.linalg.qr(rng.normal(size=(3, 3)))[0]
    sizes = 10.0 ** -np.arange(0.5, 10.5, 0.5)
    direct, gram = [], []
    for small in sizes:
        A = (left * np.array([1.0, 0.6, small])) @ right
        truth = np.linalg.svd(A, compute_uv=False)[-1]
        direct.append(abs(thin_svd(A)[1][-1] - truth) / small)
        gram.append(abs(np.sqrt(thin_svd(A.T @ A)[1][-1]) - truth) / small)
    curves = {"from A": np.maximum(direct, 1e-17), "from the Gram matrix": np.maximum(gram, 1e-17)}
    return {"gram": Lines(sizes, curves, x_label="smallest singular value", y_label="relative error", x_scale="log",
                          y_scale="log")}
