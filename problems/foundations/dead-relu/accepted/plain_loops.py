# style: lists and loops over units, samples and weights
import math


def _pre(x, weights, bias):
    x, weights, bias = x.tolist(), weights.tolist(), bias.tolist()
    return [[sum(v * weights[d][j] for d, v in enumerate(row)) + bias[j] for j in range(len(bias))] for row in x]


def dead_units(x, weights, bias):
    z = _pre(x, weights, bias)
    tops = [max(row[j] for row in z) for j in range(len(bias))]
    dead = [top <= 0 for top in tops]
    return dead, dead.count(True) / len(dead), [-top if top < 0 else 0 for top in tops]


def weight_grad_norms(x, weights, bias, upstream, slope=0.01):
    z = _pre(x, weights, bias)
    both = []
    for leak in (0.0, slope):
        norms = []
        for j in range(len(bias)):
            total = 0.0
            for d in range(len(weights)):
                g = sum(float(x[i, d]) * float(upstream[i, j]) * (1.0 if z[i][j] > 0 else leak) for i in range(len(x)))
                total += g * g
            norms.append(math.sqrt(total))
        both.append(norms)
    return tuple(both)
