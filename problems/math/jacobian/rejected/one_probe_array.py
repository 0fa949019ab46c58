# verdict: wrong_answer
# entry: numerical_jacobian
# group: edge, random
# lesson: You call f twice on one array that you change in between. Where f returns its argument itself, both ends
# are the same array: give it fresh ones.
import numpy as np


def difference(f, x, step):
    probe = x + step
    above = f(probe)
    probe[:] = x - step
    return above - f(probe)


def numerical_jacobian(f, x, eps=1e-5):
    outputs = len(f(np.array(x, dtype=np.float64)))  # m, also where there is no input to move
    columns = [difference(f, x, step) / (2 * eps) for step in eps * np.eye(len(x))]  # n of shape (m,)
    return np.reshape(columns, (len(x), outputs)).T


def softmax_jacobian(x):
    x = np.asarray(x, dtype=np.float64).T  # (n, B)
    p = np.exp(x - x.max(axis=0))
    p = (p / p.sum(axis=0)).T  # (B, n)
    return p[:, :, None] * (np.eye(len(x)) - p[:, None, :])  # p_i (delta_ij - p_j)


def tanh_layer_jacobians(W, b, x):
    W, b, x = (np.asarray(each, dtype=np.float64) for each in (W, b, x))
    slopes = np.diag(1 - np.tanh(np.dot(W, x) + b) ** 2)  # (m, m), also the Jacobian in b
    return slopes @ W, slopes[:, :, None] * x, slopes
