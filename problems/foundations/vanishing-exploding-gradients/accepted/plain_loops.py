# style: lists and loops, the ratio as a product of roots
import math


def layer_gradient_norms(x, weights, activation, upstream):
    if activation == "tanh":
        f, slope = math.tanh, lambda z: 1 - math.tanh(z) ** 2
    elif activation == "relu":
        f, slope = (lambda z: max(z, 0.0)), (lambda z: 1.0 if z > 0 else 0.0)
    else:
        raise ValueError(activation)
    weights = [w.tolist() for w in weights]
    layers, slopes = [x.tolist()], []
    for w in weights:
        z = [[sum(v * w[i][j] for i, v in enumerate(row)) for j in range(len(w[0]))] for row in layers[-1]]
        layers.append([[f(v) for v in row] for row in z])
        slopes.append([[slope(v) for v in row] for row in z])
    grad, norms = upstream.tolist(), []
    for l in range(len(weights) - 1, -1, -1):
        w = weights[l]
        delta = [[g * s for g, s in zip(gs, ss)] for gs, ss in zip(grad, slopes[l])]
        total = 0.0
        for i in range(len(w)):
            for j in range(len(w[0])):
                total += sum(row[i] * d[j] for row, d in zip(layers[l], delta)) ** 2
        norms.append(math.sqrt(total))
        grad = [[sum(d[j] * w[i][j] for j in range(len(d))) for i in range(len(w))] for d in delta]
    return norms[::-1]


def diagnose(norms, low, high):
    norms = [float(n) for n in norms]
    if 0.0 in norms:
        return 0.0, "vanishing"
    ratio = 1.0
    for a, b in zip(norms, norms[1:]):
        root = 1 / (len(norms) - 1)
        ratio *= a**root / b**root
    if ratio < low:
        return ratio, "vanishing"
    if ratio > high:
        return ratio, "exploding"
    return ratio, "stable"
