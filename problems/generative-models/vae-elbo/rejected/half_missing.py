# verdict: wrong_answer
# entry: vae_loss
# group: example
# lesson: Your gradient for logvar lacks a half: the deviation is the exponential of half of logvar.
import numpy as np


def vae_loss(x, mu, logvar, eps, W, b, likelihood="bernoulli", beta=1.0):
    n = len(x)
    std, var = np.exp(logvar / 2), np.exp(logvar)  # (N, L)
    o = (mu + std * eps) @ W.T + b  # (N, D)
    if likelihood == "bernoulli":
        costs = np.logaddexp(0, o) - x * o

        grad_o = np.exp(-np.logaddexp(0, -o)) - x  # sigmoid(o) - x
    else:
        grad_o = o - x
        costs = grad_o**2 / 2
    reconstruction = costs.sum() / n
    kl = (mu**2 + var - 1 - logvar).sum() / (2 * n)
    grad_z = grad_o @ W  # (N, L)
    grad_mu = (grad_z + beta * mu) / n
    grad_logvar = (2 * grad_z * eps * std + beta * (var - 1)) / (2 * n)
    return reconstruction + beta * kl, reconstruction, kl, grad_mu, grad_logvar
