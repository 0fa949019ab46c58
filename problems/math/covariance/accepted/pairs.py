# style: one pair of columns at a time, in plain Python
import math


def covariance(X, ddof=1, fweights=None, aweights=None):
    n, d = X.shape
    f = [1.0] * n if fweights is None else [float(x) for x in fweights]
    a = [1.0] * n if aweights is None else [float(x) for x in aweights]
    rows = [([float(x) for x in X[i]], f[i] * a[i], a[i]) for i in range(n) if f[i] * a[i] > 0]
    nothing = [[math.nan] * d for _ in range(d)]
    if not rows:
        return nothing, nothing
    total = math.fsum(w for _, w, _ in rows)
    divisor = total - ddof * math.fsum(w * each for _, w, each in rows) / total
    if divisor <= 0:
        return nothing, nothing
    means = [math.fsum(w * x[j] for x, w, _ in rows) / total for j in range(d)]
    flat = [len({x[j] for x, _, _ in rows}) == 1 for j in range(d)]

    def cov(j, k):
        return math.fsum(w * (x[j] - means[j]) * (x[k] - means[k]) for x, w, _ in rows) / divisor

    table = [[0.0 if flat[j] or flat[k] else cov(j, k) for k in range(d)] for j in range(d)]
    std = [math.nan if flat[j] else math.sqrt(table[j][j]) for j in range(d)]
    return table, [[table[j][k] / std[j] / std[k] for k in range(d)] for j in range(d)]


def update_covariance(count, mean, scatter, batch):
    mean, scatter = [float(m) for m in mean], [[float(s) for s in row] for row in scatter]
    for row in batch:
        count += 1
        before = [float(x) - m for x, m in zip(row, mean)]
        mean = [m + step / count for m, step in zip(mean, before)]
        after = [float(x) - m for x, m in zip(row, mean)]
        scatter = [[s + x * y for s, y in zip(line, after)] for line, x in zip(scatter, before)]
    return count, mean, scatter
