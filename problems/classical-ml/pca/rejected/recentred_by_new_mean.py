# verdict: wrong_answer
# entry: PCA
# group: example
# lesson: transform subtracts the mean of the rows that it is given. New rows must be centred with the mean that fit has
# learned.
import numpy as np


class PCA:
    def __init__(self, n_components=None):
        self.n_components = n_components

    def fit(self, X):
        n, d = X.shape
        most = min(n - 1, d)  # the rows of X - mean sum to zero: at most n - 1 are independent
        k = most if self.n_components is None else self.n_components
        if not 1 <= k <= most:
            raise ValueError("n_components must be within 1 and min(n - 1, d).")
        if (X == X[0]).all():
            raise ValueError("All rows are identical.")
        self.mean_ = X.mean(axis=0)  # (d,)
        # X - mean = U diag(s) Vt, so the covariance (X - mean).T @ (X - mean) / (n - 1) is V diag(s^2 / (n - 1)) Vt.
        _, s, Vt = np.linalg.svd(X - self.mean_, full_matrices=False)  # s falls; Vt is (min(n, d), d)
        variances = s**2 / (n - 1)
        self.components_ = Vt[:k]  # (k, d)
        self.explained_variance_ = variances[:k]
        self.explained_variance_ratio_ = variances[:k] / variances.sum()
        return self

    def transform(self, X):
        return (X - np.mean(X, axis=0)) @ self.components_.T  # (m, d) @ (d, k)

    def inverse_transform(self, Z):
        return Z @ self.components_ + self.mean_  # (m, k) @ (k, d)
