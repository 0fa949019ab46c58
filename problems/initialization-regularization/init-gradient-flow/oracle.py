"""torch.autograd for the measured network; for the prediction, the recursion as products in closed form."""

REQUIRES = ["torch"]


def measured_variances(x, weights, activation, upstream):
    import numpy as np
    import torch

    phi = {"tanh": torch.tanh, "relu": torch.relu}[activation]
    points = [torch.tensor(np.array(x, dtype=np.float64), requires_grad=True)]
    for w in weights:
        points.append(phi(points[-1] @ torch.tensor(np.array(w, dtype=np.float64))))
        points[-1].retain_grad()
    points[-1].backward(torch.tensor(np.array(upstream, dtype=np.float64)))
    ups = [torch.var(a, correction=0).item() for a in points[1:]]
    downs = [torch.var(a.grad, correction=0).item() for a in points[:-1]]
    return np.array(ups), np.array(downs)


def predicted_variances(x, widths, stds, activation, upstream):
    import numpy as np

    x, upstream = np.array(x, dtype=np.float64), np.array(upstream, dtype=np.float64)
    layers, relu = len(stds), activation == "relu"
    gains = np.square(np.array(stds, dtype=np.float64)) * (0.5 if relu else 1.0)
    ups = [np.mean(x * x) * np.prod(gains[:l] * widths[:l]) for l in range(1, layers + 1)]
    downs = [np.mean(upstream * upstream) * np.prod(gains[l:] * widths[l + 1 :]) for l in range(layers)]
    return np.array(ups) * ((np.pi - 1) / np.pi if relu else 1.0), np.array(downs)
