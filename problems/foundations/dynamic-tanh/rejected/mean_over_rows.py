# verdict: wrong_answer
# entry: dynamic_tanh_grad
# group: example
# lesson: You average the parameter gradients over the rows. A shared parameter collects the sum of its uses.
import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    return gamma * np.tanh(alpha * x) + beta


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    x2, g2 = x.reshape(-1, x.shape[-1]), grad_output.reshape(-1, x.shape[-1])
    n = max(len(x2), 1)
    t = np.tanh(alpha * x2)
    grad_z = g2 * gamma * (1 - t**2)
    return (grad_z * alpha).reshape(x.shape), (grad_z * x2).sum() / n, (g2 * t).sum(axis=0) / n, g2.sum(axis=0) / n
