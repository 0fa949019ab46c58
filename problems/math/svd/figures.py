import numpy as np
from gradus import Lines
from reference import thin_svd


def figures():
    sizes = 10.0 ** -np.arange(0.5, 10.5, 0.5)
    direct, gram = [], []
    for small in sizes:
        A = np.array([[1.0, 1.0], [small, 0.0], [0.0, small]])  # the smaller singular value is exactly this
        direct.append(abs(thin_svd(A)[1][-1] - small) / small)
        gram.append(abs(np.sqrt(thin_svd(A.T @ A)[1][-1]) - small) / small)
    curves = {"from A": np.maximum(direct, 1e-17), "from the Gram matrix": np.maximum(gram, 1e-17)}
    axes = {"x_label": "e, the smallest singular value", "y_label": "relative error"}
    return {"gram": Lines(sizes, curves, x_scale="log", y_scale="log", **axes)}
