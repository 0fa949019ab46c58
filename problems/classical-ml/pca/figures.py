import numpy as np
from gradus import Scatter
from reference import PCA


def figures():
    rng = np.random.default_rng(9)
    X = rng.normal(size=(80, 2)) @ np.array([[2.0, 1.2], [0.0, 0.5]]) + np.array([1.0, -0.5])
    pca = PCA(1)
    pca.fit(X)
    restored = pca.inverse_transform(pca.transform(X))
    return {"projection": Scatter({"data": X, "restored from one component": restored}, x_label="x", y_label="y")}
