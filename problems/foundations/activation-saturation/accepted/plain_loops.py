# style: lists and loops over samples, units and weights, with math.exp
import math


def _sigmoid(v):
    return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))


def _run(x, weights, biases, activation):
    if activation == "sigmoid":
        f, slope = _sigmoid, lambda a: a * (1 - a)
    elif activation == "tanh":
        f, slope = math.tanh, lambda a: (1 - a) * (1 + a)
    else:
        raise ValueError(activation)
    layers = [[[float(v) for v in row] for row in x]]
    for w, b in zip(weights, biases):
        w, b = w.tolist(), b.tolist()
        layers.append(
            [[f(sum(v * w[i][j] for i, v in enumerate(row)) + b[j]) for j in range(len(b))] for row in layers[-1]]
        )
    return layers, [[[slope(a) for a in row] for row in layer] for layer in layers[1:]]


def saturated_shares(x, weights, biases, activation, eps):
    _, slopes = _run(x, weights, biases, activation)
    return [sum(s < eps for row in layer for s in row) / (len(layer) * len(layer[0])) for layer in slopes]


def vanishing_layer(x, weights, biases, activation, upstream, threshold):
    layers, slopes = _run(x, weights, biases, activation)
    grad = upstream.tolist()
    norms = []
    for l in range(len(weights) - 1, -1, -1):
        delta = [[g * s for g, s in zip(gs, ss)] for gs, ss in zip(grad, slopes[l])]
        rows, columns = weights[l].shape
        total = 0.0
        for i in range(rows):
            for j in range(columns):
                total += sum(a[i] * d[j] for a, d in zip(layers[l], delta)) ** 2
        norms.insert(0, math.sqrt(total))
        grad = [[sum(float(weights[l][i, j]) * d[j] for j in range(columns)) for i in range(rows)] for d in delta]
    for l in range(len(norms) - 1, -1, -1):
        if norms[l] < threshold:
            return norms, l
    return norms, -1
