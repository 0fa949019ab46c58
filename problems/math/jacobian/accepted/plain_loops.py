# style: nested loops over numbers, lists out
import math


def numerical_jacobian(f, x, eps=1e-5):
    import numpy as np

    x = [float(v) for v in x]
    m = len(f(np.array(x)))
    rows = [[0.0] * len(x) for _ in range(m)]
    for j in range(len(x)):
        ends = []
        for sign in (1, -1):
            moved = list(x)
            moved[j] += sign * eps
            ends.append(f(np.array(moved)))
        for i in range(m):
            rows[i][j] = float(ends[0][i] - ends[1][i]) / (2 * eps)
    return np.array(rows).reshape(m, len(x))


def softmax_jacobian(x):
    result = []
    for row in x:
        row = [float(v) for v in row]
        e = [math.exp(v - max(row)) for v in row]
        p = [v / sum(e) for v in e]
        result.append([[a * (1 - a) if i == j else -a * c for j, c in enumerate(p)] for i, a in enumerate(p)])
    return result


def tanh_layer_jacobians(W, b, x):
    m, n = len(b), len(x)
    of_x, of_W, of_b = [], [], []
    for i in range(m):
        z = sum(float(W[i][k]) * float(x[k]) for k in range(n)) + float(b[i])
        slope = 1 - math.tanh(z) ** 2
        of_x.append([slope * float(W[i][k]) for k in range(n)])
        of_W.append([[slope * float(x[k]) if i == j else 0.0 for k in range(n)] for j in range(m)])
        of_b.append([slope if i == j else 0.0 for j in range(m)])
    return of_x, of_W, of_b
