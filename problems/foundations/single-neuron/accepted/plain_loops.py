# style: lists and loops, gradients accumulated sample by sample
import math


def _sigmoid(v):
    return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    rows, targets = x.tolist(), y.tolist()
    w, b = [float(v) for v in weights], float(bias)
    losses = []
    for _ in range(epochs):
        loss, grad_w, grad_b = 0.0, [0.0] * len(w), 0.0
        for row, target in zip(rows, targets):
            p = _sigmoid(sum(v * u for v, u in zip(row, w)) + b)
            loss += (p - target) ** 2
            slope = 2 * (p - target) * p * (1 - p)
            grad_b += slope
            for j, v in enumerate(row):
                grad_w[j] += slope * v
        losses.append(loss / len(rows))
        w = [u - lr * g / len(rows) for u, g in zip(w, grad_w)]
        b -= lr * grad_b / len(rows)
    return w, b, losses
