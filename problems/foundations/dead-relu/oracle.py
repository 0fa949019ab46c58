"""Units one by one in plain Python: firing by asking, the increase by bisection, the gradient by central differences.

The loss sum(upstream * phi(z)) is piecewise linear in a weight, so the difference is exact while no kink is crossed.
"""

import math

REQUIRES = []
TOLERANCE = {"rtol": 1e-6, "atol": 1e-9}
NOT_COVERED = {}


def _unit(x, weights, bias, j):
    column = [float(row[j]) for row in weights]
    return [math.fsum([float(v) * w for v, w in zip(sample, column)] + [float(bias[j])]) for sample in x]


def dead_units(x, weights, bias):
    dead, increase = [], []
    for j in range(len(bias)):
        z = _unit(x, weights, bias, j)

        def fires(delta, z=z):
            return any(v + delta > 0 for v in z)

        dead.append(not fires(0.0))
        low, high = 0.0, sum(abs(v) for v in z) + 1.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (low, middle) if fires(middle) else (middle, high)
        increase.append(high)
    return dead, sum(dead) / len(dead), increase


def weight_grad_norms(x, weights, bias, upstream, slope=0.01):
    def norm(j, leak):
        z = _unit(x, weights, bias, j)
        squares = []
        for d in range(len(weights)):
            reach = max(abs(float(sample[d])) for sample in x)
            step = 0.25 * min(abs(v) for v in z) / reach if reach else 1.0
            if step == 0:
                return None  # a kink: the difference would mix two slopes

            def loss(move, d=d):
                moved = [v + move * float(sample[d]) for v, sample in zip(z, x)]
                return math.fsum(float(g[j]) * (v if v > 0 else leak * v) for g, v in zip(upstream, moved))

            squares.append(((loss(step) - loss(-step)) / (2 * step)) ** 2)
        return math.sqrt(sum(squares))

    relu = [norm(j, 0.0) for j in range(len(bias))]
    leaky = [norm(j, slope) for j in range(len(bias))]
    return NotImplemented if None in relu or None in leaky else (relu, leaky)
