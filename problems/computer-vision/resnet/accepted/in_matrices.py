# style: convolutions as dense matrices, all by matrix products
import numpy as np


def _matrix(weight, height, width, stride, padding):
    """The convolution of flattened images as a matrix (outputs, inputs)."""
    o, c, kh, kw = weight.shape
    ho, wo = (height + 2 * padding - kh) // stride + 1, (width + 2 * padding - kw) // stride + 1
    places = np.zeros((kh, kw, ho, wo, height, width))
    for i, j, u, v in np.ndindex(kh, kw, ho, wo):
        row, column = u * stride + i - padding, v * stride + j - padding
        if 0 <= row < height and 0 <= column < width:
            places[i, j, u, v, row, column] = 1.0
    matrix = np.tensordot(np.array(weight, dtype=float), places, axes=([2, 3], [0, 1]))  # (o, c, ho, wo, h, w)
    return matrix.transpose(0, 2, 3, 1, 4, 5).reshape(o * ho * wo, c * height * width), (o, ho, wo), places


def _weight_gradient(g, x, places, shape):
    return np.einsum("nouv,nchw,ijuvhw->ocij", g, x, places, optimize=True).reshape(shape)


def _run(x, w1, w2, w_skip, stride, skip=True):
    x = np.array(x, dtype=float)
    n, c, h, w = x.shape
    a, shape, places1 = _matrix(w1, h, w, stride, 1)
    hidden = np.maximum(x.reshape(n, -1) @ a.T, 0)
    b, _, places2 = _matrix(w2, *shape[1:], 1, 1)
    s = None
    if not skip:
        s_matrix, places3 = np.zeros((len(b), x[0].size)), None
    elif w_skip is None:
        if x.shape[1:] != shape:
            raise ValueError("identity")
        s_matrix, places3 = np.eye(x[0].size), None
    else:
        s_matrix, _, places3 = _matrix(w_skip, h, w, stride, 0)
    total = hidden @ b.T + x.reshape(n, -1) @ s_matrix.T
    return x, a, b, s_matrix, hidden, total, (n, *shape), (places1, places2, places3)


def _back(g, run, w1, w2, w_skip):
    x, a, b, s_matrix, hidden, total, shape, places = run
    g = np.where(total > 0, np.array(g, dtype=float).reshape(total.shape), 0.0)
    inner = np.where(hidden > 0, g @ b, 0.0)
    grad_w1 = _weight_gradient(inner.reshape(shape), x, places[0], w1.shape)
    grad_w2 = _weight_gradient(g.reshape(shape), hidden.reshape(shape), places[1], w2.shape)
    grad_skip = None if w_skip is None else _weight_gradient(g.reshape(shape), x, places[2], w_skip.shape)
    return (inner @ a + g @ s_matrix).reshape(x.shape), grad_w1, grad_w2, grad_skip


def residual_block(x, w1, w2, w_skip=None, stride=1):
    run = _run(x, w1, w2, w_skip, stride)
    return np.maximum(run[5], 0).reshape(run[6])


def residual_block_backward(grad_output, x, w1, w2, w_skip=None, stride=1):
    return _back(grad_output, _run(x, w1, w2, w_skip, stride), w1, w2, w_skip)


def input_gradient_norms(grad_output, x, blocks):
    results = []
    for skip in (True, False):
        runs, y = [], x
        for w1, w2 in blocks:
            runs.append(_run(y, w1, w2, None, 1, skip))
            y = np.maximum(runs[-1][5], 0).reshape(runs[-1][6])
        g, found = grad_output, []
        for run, (w1, w2) in list(zip(runs, blocks))[::-1]:
            g = _back(g, run, w1, w2, None)[0]
            found.insert(0, float((g**2).sum() ** 0.5))
        results.append(found)
    return tuple(results)
