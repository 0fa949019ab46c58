import numpy as np
from gradus import Bars, Lines
from reference import shaped_rewards, token_advantages

TOKENS = 12


def figures():
    t = np.arange(TOKENS)
    all_count = np.ones((1, TOKENS), dtype=bool)
    values = 0.2 + 0.05 * t[None] + 0.15 * (t >= 6)[None]
    rewards = np.zeros((1, TOKENS))
    rewards[0, -1] = 1.0
    advantages = {
        f"lambda {lam}": token_advantages(rewards, values, all_count, 1.0, lam)[0][0] for lam in (0.0, 0.7, 1.0)
    }
    log_ratios = np.array([[0.3, -0.1, 0.8, 0.2, -0.4, 1.1, 0.0, 0.5]])
    mask = np.ones(log_ratios.shape, dtype=bool)
    mask[0, -1] = False
    bars = {
        f"beta {beta}": shaped_rewards(np.array([1.0]), log_ratios, np.zeros(log_ratios.shape), mask, beta)[0][0]
        for beta in (0.0, 0.2, 0.6)
    }
    return {
        "lambda": Lines(t, advantages, x_label="token", y_label="advantage"),
        "rewards": Bars(list(range(log_ratios.size)), bars, x_label="token", y_label="reward"),
    }
