import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))  # tanh saturates without overflow


def swiglu(x, w, v, w2):
    z = x @ w  # (..., h)
    return (z * sigmoid(z) * (x @ v)) @ w2  # (..., m)


def swiglu_grad(x, w, v, w2, grad_output):
    # mutant-ok: 1->2: NumPy reads any negative length as the unknown one
    tokens = x.reshape(-1, len(w))  # (n, d): every leading axis is one more batch of tokens
    # mutant-ok: 1->-1: the last axis of a matrix is its axis 1
    grad_y = grad_output.reshape(len(tokens), w2.shape[1])  # (n, m)
    z, up = tokens @ w, tokens @ v  # (n, h) both
    s = sigmoid(z)
    gate = z * s  # silu(z)

    grad_hidden = grad_y @ w2.T  # (n, h)
    grad_up = grad_hidden * gate
    grad_z = grad_hidden * up * (s + gate * (1.0 - s))  # silu'(z) = s + z s (1 - s)

    grad_x = grad_z @ w.T + grad_up @ v.T  # x feeds both branches: their gradients add
    return grad_x.reshape(x.shape), tokens.T @ grad_z, tokens.T @ grad_up, (gate * up).T @ grad_y
