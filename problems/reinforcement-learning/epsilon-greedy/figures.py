import numpy as np
from gradus import Lines
from reference import epsilon_greedy

MEANS = np.array([0.1, 0.5, 0.3, 0.8, 0.2])
STEPS, RUNS = 400, 60


def rewards(epsilon):
    total = np.zeros(STEPS)
    for run in range(RUNS):
        rng = np.random.default_rng([13, run])
        q, counts = np.zeros(5), np.zeros(5)
        for t in range(STEPS):
            action = epsilon_greedy(q, rng, epsilon)
            reward = rng.normal(loc=MEANS[action])
            counts[action] += 1
            q[action] += (reward - q[action]) / counts[action]
            total[t] += MEANS[action] / RUNS
    return total


def figures():
    curves = {f"epsilon {epsilon:g}": rewards(epsilon) for epsilon in (0.0, 0.1, 0.5)}
    return {"rewards": Lines(np.arange(STEPS), curves, x_label="step", y_label="expected reward of the action")}
