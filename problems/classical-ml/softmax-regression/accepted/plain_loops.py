# style: loops over rows and classes in plain Python, lists and a dict as the result
import math


def probabilities_of(row, W, b):
    logits = [b[c] + sum(x * W[j][c] for j, x in enumerate(row)) for c in range(len(b))]
    top = max(logits)
    total = math.fsum(math.exp(z - top) for z in logits)
    logs = [z - top - math.log(total) for z in logits]
    return logs, [math.exp(each) for each in logs]


def softmax_regression(X, y, n_classes, lr=0.1, steps=100, lam=0.0):
    rows, classes = [[float(x) for x in row] for row in X], [int(c) for c in y]
    n, d = len(rows), len(rows[0])
    W, b, losses = [[0.0] * n_classes for _ in range(d)], [0.0] * n_classes, []
    for _ in range(steps):
        loss = lam / 2 * sum(w * w for line in W for w in line)
        slopes, tilt = [[lam * w for w in line] for line in W], [0.0] * n_classes
        for row, k in zip(rows, classes):
            logs, p = probabilities_of(row, W, b)
            loss -= logs[k] / n
            for c in range(n_classes):
                delta = (p[c] - (c == k)) / n
                tilt[c] += delta
                for j in range(d):
                    slopes[j][c] += delta * row[j]
        losses.append(loss)
        W = [[w - lr * s for w, s in zip(line, slope)] for line, slope in zip(W, slopes)]
        b = [each - lr * t for each, t in zip(b, tilt)]
    return {"losses": losses, "probabilities": [probabilities_of(row, W, b)[1] for row in rows], "b": b, "W": W}
