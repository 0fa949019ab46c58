# style: loops over maps and positions, one padded class of layers, the table from running shapes
import numpy as np


def _conv(x, weight, bias):
    (n, _, h, w), (kh, kw) = x.shape, weight.shape[2:]
    if h < kh or w < kw:
        raise ValueError("kernel")
    y = np.zeros((n, len(weight), h - kh + 1, w - kw + 1))
    for u in range(h - kh + 1):
        for v in range(w - kw + 1):
            y[:, :, u, v] = np.tensordot(x[:, :, u : u + kh, v : v + kw], weight, axes=([1, 2, 3], [1, 2, 3])) + bias
    return np.tanh(y)


def _pool(x):
    if x.shape[2] % 2 or x.shape[3] % 2:
        raise ValueError("odd")
    return (x[:, :, ::2, ::2] + x[:, :, 1::2, ::2] + x[:, :, ::2, 1::2] + x[:, :, 1::2, 1::2]) / 4


def lenet5(x, params):
    y = np.array(x, dtype=float)
    for name in ("C1", "C3", "C5"):
        y = _conv(y, *params[name])
        if name != "C5":
            y = _pool(y)
    if y.shape[2:] != (1, 1):
        raise ValueError("C5")
    y = y.reshape(y.shape[0], y.shape[1])
    y = np.tanh(np.dot(y, params["F6"][0].T) + params["F6"][1])
    return np.dot(y, params["OUTPUT"][0].T) + params["OUTPUT"][1]


def lenet5_table(widths, c3_inputs=None, original=False):
    rows, size, before = [], 32, 1
    for name, width in zip(("C1", "C3", "C5"), widths):
        size -= 4
        seen = c3_inputs if name == "C3" and c3_inputs else [before] * width
        rows.append((name, (width, size, size), sum(25 * each + 1 for each in seen)))
        if name != "C5":
            size //= 2
            rows.append(("S" + str(int(name[1]) + 1), (width, size, size), 2 * width * original))
        before = width
    f6, out = widths[3:]
    rows.append(("F6", (f6,), f6 * before + f6))
    rows.append(("OUTPUT", (out,), 0 if original else f6 * out + out))
    return rows
