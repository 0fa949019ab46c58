# style: each node a function with its own local backward, biases as ones-vector products, einsum
import numpy as np


def _affine(a, w, b):
    out = np.einsum("ni,io->no", a, w) + b

    def back(grad):
        return np.einsum("no,io->ni", grad, w), np.einsum("ni,no->io", a, grad), np.ones(len(a)) @ grad

    return out, back


def _cross_entropy(s, y):
    one_hot = np.eye(s.shape[1])[y]
    top = np.max(s, axis=1)
    norm = top + np.log(np.sum(np.exp(s - top[:, None]), axis=1))
    loss = np.mean(norm - np.sum(s * one_hot, axis=1))
    return loss, (np.exp(s - norm[:, None]) - one_hot) / len(s)


def backprop(x, y, w1, b1, w2, b2):
    z, back1 = _affine(x, w1, b1)
    h = np.where(z > 0, z, 0)
    s, back2 = _affine(h, w2, b2)
    loss, grad = _cross_entropy(s, y)
    grad, grad_w2, grad_b2 = back2(grad)
    grad_x, grad_w1, grad_b1 = back1(np.where(z > 0, grad, 0))
    return loss, grad_x, grad_w1, grad_b1, grad_w2, grad_b2
