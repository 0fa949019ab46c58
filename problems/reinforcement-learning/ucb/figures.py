import numpy as np
from gradus import Lines
from reference import ucb1

MEANS = np.array([0.35, 0.5, 0.6])
STEPS = 600


def coins(seed):
    return (np.random.default_rng([23, seed]).random((STEPS, 3)) < MEANS).astype(float)


def figures():
    _, bounds = ucb1(coins(2))
    steps = np.arange(3, 121)
    curves = {f"mean {mean:g}": bounds[steps, k] for k, mean in enumerate(MEANS)}
    regret = {}
    for name, c in (("c = 0", 0.0), ("c = 0.3", 0.3), ("c = root of 2", 2**0.5)):
        games = [np.cumsum(MEANS.max() - MEANS[ucb1(coins(seed), c)[0]]) for seed in range(25)]
        regret[name] = np.mean(games, axis=0)
    return {
        "bounds": Lines(steps, curves, x_label="step", y_label="bound"),
        "regret": Lines(np.arange(STEPS), regret, x_label="step", y_label="regret"),
    }
