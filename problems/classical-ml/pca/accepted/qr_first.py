# style: a QR decomposition first, the small triangle's SVD after it, and loops over components
import numpy as np


class PCA:
    def __init__(self, n_components=None):
        self.n_components = n_components

    def fit(self, X):
        X = np.array(X, dtype=float)
        n, d = X.shape
        k = self.n_components
        if k is None:
            k = min(n - 1, d)
        if k < 1 or k > d or k > n - 1:
            raise ValueError("n_components")
        if np.ptp(X, axis=0).max() == 0:
            raise ValueError("no variance")
        self.mean_ = X.sum(axis=0) / n
        triangle = np.linalg.qr(X - self.mean_, mode="r")
        V, s, _ = np.linalg.svd(triangle.T)
        total = np.var(X, axis=0, ddof=1).sum()
        self.components_ = np.empty((k, d))
        self.explained_variance_ = np.empty(k)
        for i in range(k):
            self.components_[i] = -V[:, i] if i % 2 else V[:, i]
            self.explained_variance_[i] = s[i] / (n - 1) * s[i]
        self.explained_variance_ratio_ = self.explained_variance_ / total

    def transform(self, X):
        return np.stack([(X - self.mean_).dot(c) for c in self.components_], axis=1)

    def inverse_transform(self, Z):
        out = np.tile(self.mean_, (len(Z), 1))
        for i, component in enumerate(self.components_):
            out += np.outer(Z[:, i], component)
        return out
