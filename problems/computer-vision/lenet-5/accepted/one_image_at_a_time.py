# style: one image at a time, C5 as a dense layer on the flattened maps
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def lenet5(x, params):
    return np.array([_scores(np.array(image, dtype=float), params) for image in x])


def _scores(maps, params):
    for name in ("C1", "C3"):
        weight, bias = (np.array(each, dtype=float) for each in params[name])
        views = sliding_window_view(maps, weight.shape[2:], axis=(1, 2))  # (C, H, W, kh, kw)
        maps = np.tanh(np.tensordot(weight, views, axes=([1, 2, 3], [0, 3, 4])) + bias[:, None, None])
        if maps.shape[1] % 2 or maps.shape[2] % 2:
            raise ValueError("odd")
        maps = sliding_window_view(maps, (2, 2), axis=(1, 2))[:, ::2, ::2].mean(axis=(3, 4))
    if maps.shape[1:] != params["C5"][0].shape[2:]:
        raise ValueError("C5")
    vector = maps.ravel()
    for name in ("C5", "F6"):
        weight, bias = params[name]
        vector = np.tanh(weight.reshape(len(weight), -1) @ vector + bias)
    weight, bias = params["OUTPUT"]
    return weight @ vector + bias


def lenet5_table(widths, c3_inputs=None, original=False):
    c1, c3, c5, f6, out = widths
    seen = c3_inputs or [c1] * c3
    names = ["C1", "S2", "C3", "S4", "C5", "F6", "OUTPUT"]
    shapes = [(c1, 28, 28), (c1, 14, 14), (c3, 10, 10), (c3, 5, 5), (c5, 1, 1), (f6,), (out,)]
    counts = [26 * c1, 0, 25 * sum(seen) + c3, 0, (25 * c3 + 1) * c5, (c5 + 1) * f6, (f6 + 1) * out]
    if original:
        counts[1], counts[3], counts[6] = 2 * c1, 2 * c3, 0
    return list(zip(names, shapes, counts))
