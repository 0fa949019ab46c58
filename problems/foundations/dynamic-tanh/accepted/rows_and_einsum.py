# style: all rows in one matrix, reductions by einsum, the slope from clipped exponentials
import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    flat = np.reshape(x, (-1, np.shape(x)[-1]))
    return (np.tanh(flat * alpha) @ np.diag(gamma) + np.asarray(beta)[None, :]).reshape(np.shape(x))


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    d = np.shape(x)[-1]
    rows = np.asarray(x, dtype=float).reshape(-1, d)
    g = np.asarray(grad_output, dtype=float).reshape(-1, d)
    decay = np.exp(-2.0 * np.abs(alpha * rows))
    slope = 4.0 * decay / (1.0 + decay) ** 2
    grad_x = alpha * np.einsum("nd,d,nd->nd", g, np.asarray(gamma, dtype=float), slope)
    grad_alpha = np.einsum("nd,d,nd,nd->", g, np.asarray(gamma, dtype=float), slope, rows)
    grad_gamma = np.einsum("nd,nd->d", g, np.tanh(alpha * rows))
    return grad_x.reshape(np.shape(x)), grad_alpha, grad_gamma, np.ones(len(g)) @ g
