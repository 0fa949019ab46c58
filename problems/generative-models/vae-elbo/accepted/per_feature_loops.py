# style: plain Python numbers and lists
import math

import numpy as np


def vae_loss(x, mu, logvar, eps, W, b, likelihood="bernoulli", beta=1.0):
    n, d, k = len(x), len(b), len(mu[0])
    x, mu, logvar, eps, W, b = (v.tolist() for v in (x, mu, logvar, eps, W, b))
    rec = kl = 0.0
    grad_mu, grad_logvar = np.zeros((n, k)), np.zeros((n, k))
    for i in range(n):
        s = [math.exp(v / 2) for v in logvar[i]]
        z = [mu[i][j] + s[j] * eps[i][j] for j in range(k)]
        slopes = []
        for f in range(d):
            o = b[f] + sum(W[f][j] * z[j] for j in range(k))
            if likelihood == "bernoulli":
                rec += max(o, 0) + math.log1p(math.exp(-abs(o))) - x[i][f] * o
                p = 1 / (1 + math.exp(-o)) if o > 0 else math.exp(o) / (1 + math.exp(o))
                slopes.append(p - x[i][f])
            else:
                rec += (o - x[i][f]) ** 2 / 2
                slopes.append(o - x[i][f])
        for j in range(k):
            kl += (mu[i][j] ** 2 + s[j] ** 2 - 1) / 2 - math.log(s[j])
            back = sum(slopes[f] * W[f][j] for f in range(d))
            grad_mu[i, j] = (back + beta * mu[i][j]) / n
            grad_logvar[i, j] = (back * eps[i][j] * s[j] + beta * (s[j] ** 2 - 1)) / (2 * n)
    return (rec + beta * kl) / n, rec / n, kl / n, grad_mu, grad_logvar
