# style: no windows at all: one shifted slice for each place of the kernel, einsum over channels
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    x, weight = np.array(x, dtype=float), np.array(weight, dtype=float)
    (n, c, h, w), (o, per, kh, kw) = x.shape, weight.shape
    if c != per * groups or o % groups:
        raise ValueError("groups")
    ho = (h + 2 * padding - dilation * (kh - 1) - 1) // stride + 1
    wo = (w + 2 * padding - dilation * (kw - 1) - 1) // stride + 1
    if ho < 1 or wo < 1:
        raise ValueError("kernel too large")
    big = np.zeros((n, c, h + 2 * padding, w + 2 * padding))
    big[:, :, padding : padding + h, padding : padding + w] = x
    y = np.zeros((n, groups, o // groups, ho, wo))
    for i in range(kh):
        for j in range(kw):
            top, left = i * dilation, j * dilation
            part = big[:, :, top : top + stride * (ho - 1) + 1 : stride, left : left + stride * (wo - 1) + 1 : stride]
            kernel = weight[:, :, i, j].reshape(groups, o // groups, per)
            y += np.einsum("goc,ngcp->ngop", kernel, part.reshape(n, groups, per, ho * wo)).reshape(y.shape)
    y = y.reshape(n, o, ho, wo)
    return y if bias is None else y + np.reshape(bias, (1, -1, 1, 1))


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    x, weight, g = (np.array(each, dtype=float) for each in (x, weight, grad_output))
    (h, w), (kh, kw), (ho, wo) = x.shape[2:], weight.shape[2:], g.shape[2:]
    big = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    grad_big, grad_weight = np.zeros_like(big), np.zeros_like(weight)
    for i in range(kh):
        for j in range(kw):
            at = np.s_[:, :, i : i + stride * (ho - 1) + 1 : stride, j : j + stride * (wo - 1) + 1 : stride]
            grad_big[at] += np.einsum("oc,nohw->nchw", weight[:, :, i, j], g)
            grad_weight[:, :, i, j] = np.tensordot(g, big[at], axes=([0, 2, 3], [0, 2, 3]))
    return grad_big[:, :, padding : padding + h, padding : padding + w], grad_weight, g.sum((0, 2, 3))
