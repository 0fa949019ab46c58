# style: a QR factorisation first, then Jacobi rotations of the rows of R
import numpy as np


def jacobi(R):
    """Rotations of the rows of R until they are orthogonal; R is square."""
    n = len(R)
    L = np.eye(n)
    for _ in range(40):
        done = True
        for i in range(n):
            for j in range(i):
                a, b, g = R[i] @ R[i], R[j] @ R[j], R[i] @ R[j]
                if abs(g) > 2e-16 * np.sqrt(a) * np.sqrt(b):
                    done = False
                    with np.errstate(over="ignore"):
                        z = (b - a) / (2 * g)
                    t = (1.0 if z >= 0 else -1.0) / (abs(z) + np.hypot(1, z))
                    c = 1 / np.hypot(1, t)
                    J = np.array([[c, -c * t], [c * t, c]])
                    R[[i, j]] = J @ R[[i, j]]
                    L[[i, j]] = J @ L[[i, j]]
        if done:
            break
    return L, R


def thin_svd(A):
    A = np.asarray(A, dtype=float)
    if A.shape[1] > A.shape[0]:
        U, s, Vt = thin_svd(A.T)
        return Vt.T, s, U.T
    Q, R = np.linalg.qr(A)
    L, R = jacobi(R.copy())
    s = np.linalg.norm(R, axis=1)
    order = np.argsort(s)[::-1]
    safe = np.where(s == 0, 1, s)
    return (Q @ L.T)[:, order], s[order], (R / safe[:, None])[order]


def low_rank(A, k):
    if k not in range(min(A.shape) + 1):
        raise ValueError(k)
    U, s, Vt = thin_svd(A)
    return U[:, :k] @ np.diag(s[:k]) @ Vt[:k, :]


def pinv(A, rcond):
    U, s, Vt = thin_svd(A)
    inverse = np.divide(1.0, s, where=s > rcond * s.max(), out=np.zeros_like(s))
    return Vt.T @ np.diag(inverse) @ U.T
