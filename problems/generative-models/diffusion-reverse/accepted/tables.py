# style: a class with the tables of the schedule, noise set to zero by nan-safe masks
import numpy as np


class Schedule:
    def __init__(self, betas, variance_type):
        self.betas = np.array(betas, dtype=float)
        self.bar = np.exp(np.cumsum(np.log1p(-self.betas)))
        bar_prev = np.concatenate(([1.0], self.bar[:-1]))
        tables = {
            "fixed_small": self.betas * (1 - bar_prev) / (1 - self.bar),
            "fixed_large": self.betas,
        }
        if variance_type not in tables:
            raise ValueError("variance_type")
        self.variance = tables[variance_type]

    def mean(self, x, eps, t):
        axes = tuple(range(1, np.ndim(x)))
        a = np.expand_dims((1 - self.betas)[t] ** -0.5, axes)
        b = np.expand_dims((self.betas / np.sqrt(1 - self.bar) / np.sqrt(1 - self.betas))[t], axes)
        return a * x - b * eps

    def step(self, x, eps, t, noise):
        z = np.array(noise, dtype=float)
        z[np.asarray(t) == 0] = 0.0
        return self.mean(x, eps, t) + np.expand_dims(np.sqrt(self.variance[t]), tuple(range(1, z.ndim))) * z


def p_mean_variance(x_t, eps, t, betas, variance_type="fixed_small"):
    schedule = Schedule(betas, variance_type)
    return schedule.mean(x_t, eps, t), schedule.variance[t]


def p_sample(x_t, eps, t, betas, noise, variance_type="fixed_small"):
    return Schedule(betas, variance_type).step(x_t, eps, t, noise)


def p_sample_loop(model, x_T, noises, betas, variance_type="fixed_small"):
    schedule, x = Schedule(betas, variance_type), np.array(x_T, dtype=float)
    for step in range(len(betas) - 1, -1, -1):
        t = step * np.ones(len(x), dtype=int)
        x = schedule.step(x, model(x, t), t, noises[step])
    return x
