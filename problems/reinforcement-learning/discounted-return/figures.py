import numpy as np
from gradus import Lines
from reference import discounted_returns, gae, n_step_returns


def returns():
    dones = np.zeros(40, dtype=bool)
    dones[17] = True
    rewards, values = np.ones(40), np.full(41, 4.0)
    curves = {"to the end": discounted_returns(rewards, dones, 4.0, 0.9)}
    for n in (1, 5):
        curves[f"n = {n}"] = n_step_returns(rewards, values, dones, 0.9, n)
    return Lines(np.arange(40), curves, x_label="step", y_label="return")


def trade():
    """Advantages of the first step; the truth is that of a critic that knows the mean reward."""
    lams = np.linspace(0.0, 1.0, 21)
    rng = np.random.default_rng(31)
    T, gamma = 60, 0.95
    dones = np.arange(T) == T - 1
    true_values = np.append(discounted_returns(np.ones(T), dones, 0.0, gamma), 0.0)
    guesses = 0.7 * true_values
    noise = 1.0 + rng.normal(size=(400, T))
    truth = true_values[0] - guesses[0]
    curves = {"bias": [], "spread": []}
    for lam in lams:
        firsts = np.array([gae(rewards, guesses, dones, gamma, lam)[0][0] for rewards in noise])
        curves["bias"].append(abs(firsts.mean() - truth))
        curves["spread"].append(firsts.std())
    return Lines(lams, curves, x_label="lambda", y_label="error of the advantage")


def figures():
    return {"returns": returns(), "trade": trade()}
