# style: a plain loop over all outputs, windows cut at the image's border instead of padding
import numpy as np


def _loop(x, k, stride, padding):
    s = k if stride is None else stride
    n, c, h, w = x.shape
    ho, wo = (h + 2 * padding - k) // s + 1, (w + 2 * padding - k) // s + 1
    if 2 * padding > k or h + 2 * padding < k or w + 2 * padding < k:
        raise ValueError("window")

    def visit():
        for b, ch, u, v in np.ndindex(n, c, ho, wo):
            top, left = u * s - padding, v * s - padding
            rows, columns = slice(max(top, 0), max(top + k, 0)), slice(max(left, 0), max(left + k, 0))
            yield (b, ch, u, v), (b, ch, rows, columns)

    return (n, c, ho, wo), visit()


def pool2d(x, kernel_size, stride=None, padding=0, mode="max"):
    x = np.array(x, dtype=float)
    shape, visit = _loop(x, kernel_size, stride, padding)
    y = np.zeros(shape)
    for at, window in visit:
        y[at] = x[window].max() if mode == "max" else x[window].sum() / kernel_size**2
    return y


def pool2d_backward(grad_output, x, kernel_size, stride=None, padding=0, mode="max"):
    x = np.array(x, dtype=float)
    _, visit = _loop(x, kernel_size, stride, padding)
    grad = np.zeros(x.shape)
    for at, window in visit:
        if mode == "max":
            row, column = np.unravel_index(np.argmax(x[window]), x[window].shape)
            grad[window][row, column] += grad_output[at]
        else:
            grad[window] += grad_output[at] / kernel_size**2
    return grad
