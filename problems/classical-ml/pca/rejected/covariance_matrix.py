# verdict: wrong_answer
# entry: PCA
# group: stability
# lesson: You form the covariance matrix, which squares the singular values: what is below 1e-8 of the largest is lost
# to rounding. Decompose the centred data instead.
import numpy as np


class PCA:
    def __init__(self, n_components=None):
        self.n_components = n_components

    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        n, d = X.shape
        most = min(n - 1, d)
        k = most if self.n_components is None else self.n_components
        if not 1 <= k <= most or (X == X[0]).all():
            raise ValueError("n_components, or no variance")
        self.mean_ = X.mean(axis=0)
        centred = X - self.mean_
        variances, vectors = np.linalg.eigh(centred.T @ centred / (n - 1))
        variances, vectors = np.maximum(variances[::-1], 0.0), vectors[:, ::-1]
        self.components_ = vectors[:, :k].T
        self.explained_variance_ = variances[:k]
        self.explained_variance_ratio_ = variances[:k] / variances.sum()
        return self

    def transform(self, X):
        return (X - self.mean_) @ self.components_.T

    def inverse_transform(self, Z):
        return Z @ self.components_ + self.mean_
