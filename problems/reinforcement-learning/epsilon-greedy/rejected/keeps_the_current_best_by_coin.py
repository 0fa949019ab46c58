# verdict: wrong_answer
# entry: epsilon_greedy
# group: edge
# lesson: You scan the actions and keep or replace the current best by a fair coin at each tie, so later ones
# are favoured: with three tied, the last has one half. Draw once among all tied actions.
import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    q_values = np.asarray(q_values)
    if q_values.size == 0 or not 0 <= epsilon <= 1:
        raise ValueError("No actions, or a wrong epsilon.")
    if rng.random() < epsilon:
        return int(rng.integers(q_values.size))
    best = 0
    for action in range(1, q_values.size):
        if q_values[action] > q_values[best]:
            best = action
        elif q_values[action] == q_values[best] and rng.random() < 0.5:
            best = action
    return best
