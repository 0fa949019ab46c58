# style: five floats and loops over samples
import math

import numpy as np


def minus_log_s(x):
    return math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x)) - x


def s(x):
    return 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))


def train_gan(real, noise_d, noise_g, generator, discriminator, lr_d, lr_g):
    if len({len(real), len(noise_d), len(noise_g)}) != 1:
        raise ValueError("rows")
    (a, b), (u, v, w) = map(float, generator), map(float, discriminator)
    gs, ds, ls = [], [], []
    for t in range(len(real)):
        loss_d = du = dv = dw = 0.0
        for x in map(float, real[t]):
            logit = (u * x + v) * x + w
            g = -s(-logit) / len(real[t])
            loss_d += minus_log_s(logit) / len(real[t])
            du, dv, dw = du + g * x * x, dv + g * x, dw + g
        for z in map(float, noise_d[t]):
            x = a * z + b
            logit = (u * x + v) * x + w
            g = s(logit) / len(noise_d[t])
            loss_d += minus_log_s(-logit) / len(noise_d[t])
            du, dv, dw = du + g * x * x, dv + g * x, dw + g
        u, v, w = u - lr_d * du, v - lr_d * dv, w - lr_d * dw
        loss_g = da = db = 0.0
        for z in map(float, noise_g[t]):
            x = a * z + b
            logit = (u * x + v) * x + w
            g = -s(-logit) / len(noise_g[t]) * (2 * u * x + v)
            loss_g += minus_log_s(logit) / len(noise_g[t])
            da, db = da + g * z, db + g
        a, b = a - lr_g * da, b - lr_g * db
        gs.append([a, b])
        ds.append([u, v, w])
        ls.append([loss_d, loss_g])
    return np.reshape(gs, (-1, 2)), np.reshape(ds, (-1, 3)), np.reshape(ls, (-1, 2))
