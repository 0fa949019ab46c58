# style: plain Python over lists, the weights as a sum that is scaled when it is read
import math


def pegasos(X, y, order, lam):
    rows, signs = [[float(v) for v in row] for row in X], [float(s) for s in y]
    total, t = [0.0] * len(rows[0]), 0
    for i in order:
        score = signs[i] * sum(a * b for a, b in zip(rows[i], total))
        if t == 0 or score / (lam * t) < 1:
            total = [a + signs[i] * b for a, b in zip(total, rows[i])]
        t += 1
    w = [a / (lam * t) if t else 0.0 for a in total]
    losses = [max(0.0, 1 - s * sum(a * b for a, b in zip(row, w))) for row, s in zip(rows, signs)]
    return [w, lam / 2 * sum(a * a for a in w) + math.fsum(losses) / len(rows)]


def kernel_pegasos(X, y, order, lam, gamma):
    rows, signs = [[float(v) for v in row] for row in X], [int(s) for s in y]

    def kernel(i, j):
        return math.exp(-gamma * sum((a - b) ** 2 for a, b in zip(rows[i], rows[j])))

    table = [[kernel(i, j) for j in range(len(rows))] for i in range(len(rows))]
    hits = {}
    for t, i in enumerate(order):
        score = signs[i] * sum(k * signs[j] * table[i][j] for j, k in hits.items())
        if t == 0 or score / (lam * t) < 1:
            hits[int(i)] = hits.get(int(i), 0) + 1
    scale = lam * max(len(order), 1)
    scores = [sum(k * signs[j] * table[i][j] for j, k in hits.items()) / scale for i in range(len(rows))]
    norm = sum(k * signs[j] * scores[j] for j, k in hits.items()) / scale
    losses = [max(0.0, 1 - s * f) for s, f in zip(signs, scores)]
    return {"objective": lam / 2 * norm + sum(losses) / len(rows), "counts": [hits.get(j, 0) for j in range(len(rows))]}
