# style: one shifted slice for each place of the window, a running maximum and its place
import numpy as np


def _places(x, k, stride, padding, fill):
    s = stride if stride is not None else k
    n, c, h, w = x.shape
    ho, wo = (h + 2 * padding - k) // s + 1, (w + 2 * padding - k) // s + 1
    if padding > k / 2 or ho < 1 or wo < 1:
        raise ValueError("window")
    big = np.full((n, c, h + 2 * padding, w + 2 * padding), fill)
    big[:, :, padding : padding + h, padding : padding + w] = x
    last = s * (ho - 1) + 1, s * (wo - 1) + 1
    return big, [np.s_[:, :, i : i + last[0] : s, j : j + last[1] : s] for i in range(k) for j in range(k)]


def pool2d(x, kernel_size, stride=None, padding=0, mode="max"):
    big, places = _places(x, kernel_size, stride, padding, float("-inf") if mode == "max" else 0.0)
    if mode == "avg":
        return sum(big[at] for at in places) / kernel_size**2
    best = big[places[0]]
    for at in places[1:]:
        best = np.maximum(best, big[at])
    return best


def pool2d_backward(grad_output, x, kernel_size, stride=None, padding=0, mode="max"):
    big, places = _places(x, kernel_size, stride, padding, float("-inf") if mode == "max" else 0.0)
    best, grad = pool2d(x, kernel_size, stride, padding, mode), np.zeros(big.shape)
    free = np.ones(best.shape, dtype=bool)  # windows that have not given their gradient yet
    for at in places:
        if mode == "avg":
            grad[at] += np.asarray(grad_output, dtype=float) / kernel_size**2
        else:
            hit = free & (big[at] == best)
            grad[at] += np.where(hit, grad_output, 0.0)
            free &= ~hit
    h, w = x.shape[2:]
    return grad[:, :, padding : padding + h, padding : padding + w]
