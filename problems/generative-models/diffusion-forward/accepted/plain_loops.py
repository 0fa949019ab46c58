# style: loops over samples and steps; the schedules as lists
import math

import numpy as np


def linear_betas(T, beta_start=1e-4, beta_end=0.02):
    if T == 1:
        return [beta_start]
    return [((T - 1 - i) * beta_start + i * beta_end) / (T - 1) for i in range(T)]


def cosine_betas(T, s=0.008, max_beta=0.999):
    def f(i):
        return math.cos((i / T + s) / (1 + s) * math.pi / 2) ** 2

    return [min(1 - f(i + 1) / f(i), max_beta) for i in range(T)]


def q_sample(x0, t, noise, betas):
    if np.shape(x0) != np.shape(noise):
        raise ValueError("shapes")
    result = np.zeros(np.shape(x0))
    for i in range(len(t)):
        if not 0 <= int(t[i]) < len(betas):
            raise ValueError("t")
        left = math.prod(1 - float(betas[j]) for j in range(int(t[i]) + 1))
        result[i] = math.sqrt(left) * x0[i] + math.sqrt(1 - left) * noise[i]
    return result
