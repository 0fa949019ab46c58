# style: loops over Python floats, Gaussian elimination by hand
import math


def kl_divergence(p, q, base=None):
    p, q = [float(x) for x in p], [float(x) for x in q]
    if len(p) != len(q) or any(abs(math.fsum(each) - 1) > 1e-6 or not min(each) >= 0 for each in (p, q) if each):
        raise ValueError("no distributions")
    if not p or any(math.isnan(x) for x in p + q):
        raise ValueError("no distributions")
    total = 0.0
    for a, b in zip(p, q):
        if a > 0:
            total += a * (math.log(a) - math.log(b)) if b > 0 else math.inf
    return total / math.log(base) if base else total


def gaussian_kl(mean_p, cov_p, mean_q, cov_q):
    d = len(mean_p)
    cov_p, cov_q = ([[float(x) for x in row] for row in cov] for cov in (cov_p, cov_q))
    shift = [float(b) - float(a) for a, b in zip(mean_p, mean_q)]
    right = [[*row, step] for row, step in zip(cov_p, shift)]
    solved, log_q = eliminate(cov_q, right)
    log_p = eliminate(cov_p, [[] for _ in range(d)])[1]
    trace = sum(solved[i][i] for i in range(d))
    return (trace + sum(s * row[d] for s, row in zip(shift, solved)) - d + log_q - log_p) / 2


def eliminate(matrix, right):
    """The solutions, and the logarithm of the determinant; pivots of a positive definite matrix are positive."""
    rows = [a + b for a, b in zip(matrix, right)]
    d, log_det = len(matrix), 0.0
    for k in range(d):
        if not rows[k][k] > 0:
            raise ValueError("not positive definite")
        log_det += math.log(rows[k][k])
        for i in range(d):
            if i != k:
                factor = rows[i][k] / rows[k][k]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]
    return [[x / rows[i][i] for x in rows[i][d:]] for i in range(d)], log_det
