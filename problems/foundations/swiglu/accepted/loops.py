# style: plain Python over tokens and units, gradients added up one by one
import math

import numpy as np


def _sigmoid(z):
    if z >= 0:
        return 1.0 / (1.0 + math.exp(-z))
    e = math.exp(z)
    return e / (1.0 + e)


def _project(row, matrix):
    return [sum(row[i] * matrix[i][j] for i in range(len(row))) for j in range(len(matrix[0]))]


def swiglu(x, w, v, w2):
    wl, vl, w2l = w.tolist(), v.tolist(), w2.tolist()
    y = np.empty((*x.shape[:-1], w2.shape[1]))
    for index in np.ndindex(x.shape[:-1]):
        row = x[index].tolist()
        hidden = [z * _sigmoid(z) * u for z, u in zip(_project(row, wl), _project(row, vl))]
        y[index] = _project(hidden, w2l)
    return y


def swiglu_grad(x, w, v, w2, grad_output):
    wl, vl, w2l = w.tolist(), v.tolist(), w2.tolist()
    (d, h), m = w.shape, w2.shape[1]
    grad_x, grad_w, grad_v, grad_w2 = np.zeros(x.shape), np.zeros((d, h)), np.zeros((d, h)), np.zeros((h, m))
    for index in np.ndindex(x.shape[:-1]):
        row, g = x[index].tolist(), grad_output[index].tolist()
        zs, us = _project(row, wl), _project(row, vl)
        for k in range(h):
            s = _sigmoid(zs[k])
            back = sum(g[j] * w2l[k][j] for j in range(m))
            to_z = back * us[k] * s * (1.0 + zs[k] * (1.0 - s))
            to_u = back * zs[k] * s
            for j in range(m):
                grad_w2[k, j] += zs[k] * s * us[k] * g[j]
            for i in range(d):
                grad_w[i, k] += row[i] * to_z
                grad_v[i, k] += row[i] * to_u
                grad_x[(*index, i)] += wl[i][k] * to_z + vl[i][k] * to_u
    return grad_x, grad_w, grad_v, grad_w2
