# style: one sample after the other, with a piecewise softplus and sigmoid
import numpy as np


def vae_loss(x, mu, logvar, eps, W, b, likelihood="bernoulli", beta=1.0):
    n = x.shape[0]
    total, divergence = 0.0, 0.0
    grad_mu, grad_logvar = np.zeros(mu.shape), np.zeros(mu.shape)
    for i in range(n):
        sigma = np.sqrt(np.exp(logvar[i]))
        o = W @ (mu[i] + sigma * eps[i]) + b
        target = x[i].astype(float)
        if likelihood == "gaussian":
            total += 0.5 * float((target - o) @ (target - o))
            slope = o - target
        else:
            small = np.exp(-np.abs(o))
            total += float(np.sum(np.maximum(o, 0) + np.log1p(small) - target * o))
            slope = np.where(o >= 0, 1, small) / (1 + small) - target
        divergence += float(-0.5 * np.sum(1 + logvar[i] - mu[i] ** 2 - sigma**2))
        back = W.T @ slope
        grad_mu[i] = back / n + beta * mu[i] / n
        grad_logvar[i] = 0.5 * back * eps[i] * sigma / n + 0.5 * beta * np.expm1(logvar[i]) / n
    return total / n + beta * divergence / n, total / n, divergence / n, grad_mu, grad_logvar
