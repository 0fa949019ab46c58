# verdict: wrong_answer
# entry: thin_svd
# group: example
# lesson: np.sign(0) is 0, so columns of equal length are never turned. Their rotation has the tangent 1.
import numpy as np

SWEEPS = 10  # through all pairs of columns; convergence is quadratic, and some eight are enough for 20 columns


def thin_svd(A):
    A = np.asarray(A, dtype=np.float64)
    m, n = A.shape
    if m < n:
        U, s, Vt = thin_svd(A.T)
        return Vt.T, s, U.T
    W, V = A.copy(), np.eye(n)  # A @ V == W at all times
    for _ in range(SWEEPS):
        for q in range(n):
            for p in range(q):
                x, y = W[:, p], W[:, q]
                xx, yy, xy = (x**2).sum(), (y**2).sum(), (x * y).sum()
                if abs(xy) <= 1e-16 * np.sqrt(xx) * np.sqrt(yy):
                    continue  # orthogonal already, or zeros
                zeta = (yy - xx) / (2 * xy)
                tangent = np.sign(zeta) / (abs(zeta) + np.hypot(1, zeta))
                cosine = 1 / np.sqrt(1 + tangent**2)
                rotation = cosine * np.array([[1, tangent], [-tangent, 1]])
                W[:, [p, q]] = W[:, [p, q]] @ rotation
                V[:, [p, q]] = V[:, [p, q]] @ rotation
    s = np.sqrt((W**2).sum(axis=0))
    order = np.argsort(-s)
    s, W, V = s[order], W[:, order], V[:, order]
    return W / np.where(s > 0, s, 1.0), s, V.T


def low_rank(A, k):
    U, s, Vt = thin_svd(A)
    if not 0 <= k <= len(s):
        raise ValueError("k must be from 0 to the smaller length.")
    return (U[:, :k] * s[:k]) @ Vt[:k]


def pinv(A, rcond):
    U, s, Vt = thin_svd(A)
    kept = s > rcond * s[0]
    return (Vt[kept].T / s[kept]) @ U[:, kept].T
