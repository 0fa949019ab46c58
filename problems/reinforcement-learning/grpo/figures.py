import numpy as np
from gradus import Lines
from reference import group_advantages, grpo_loss_grad


def figures():
    counts = np.arange(9)
    right, wrong = [], []
    for k in counts:
        rewards = (np.arange(8) < k).astype(float)[None]
        found = group_advantages(rewards)[0]
        right.append(found[0] if k else np.nan)
        wrong.append(found[-1] if k < 8 else np.nan)
    k = slice(1, 8)
    groups = {"a right answer": right[k], "a wrong answer": wrong[k]}
    advantages = Lines(counts[k], groups, x_label="right answers of eight", y_label="advantage")
    log_ratios = np.linspace(-3.0, 3.0, 61)
    one = np.array([[True]])
    forces = {}
    for beta in (0.04, 0.5):
        forces[f"beta {beta}"] = [
            -grpo_loss_grad(np.zeros((1, 1)), np.zeros((1, 1)), np.array([[-l]]), np.ones(1), one, 0.2, beta)[0, 0]
            for l in log_ratios
        ]
    penalty = Lines(log_ratios, forces, x_label="log ratio to the reference", y_label="force on the log-probability")
    return {"advantages": advantages, "penalty": penalty}
