import numpy as np
from gradus import Lines
from reference import cyclical_beta, free_bits


def figures():
    steps = np.arange(0, 401)
    betas = {f"ratio {ratio:g}": [cyclical_beta(int(step), 100, ratio) for step in steps] for ratio in (0.5, 0.8)}
    means = np.linspace(0, 1.5, 61)
    zero = np.zeros((1, 1))
    costs = {
        f"free = {free:g}": [free_bits(np.array([[m]]), zero, free)[0] for m in means] for free in (0.0, 0.25, 0.5)
    }
    return {
        "schedule": Lines(steps, betas, dashed=["ratio 0.8"], x_label="step", y_label="beta"),
        "cost": Lines(means, costs, x_label="posterior mean, variance 1", y_label="cost of the unit in nats"),
    }
