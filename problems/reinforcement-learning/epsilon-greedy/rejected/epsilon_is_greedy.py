# verdict: wrong_answer
# entry: epsilon_greedy
# group: example, edge
# lesson: Your epsilon is the probability of being greedy. It is the probability of exploring.
import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    q_values = np.asarray(q_values)
    if q_values.size == 0 or not 0 <= epsilon <= 1:
        raise ValueError("No actions, or a wrong epsilon.")
    if rng.random() > epsilon:
        return int(rng.integers(q_values.size))
    best = np.flatnonzero(q_values == q_values.max())
    return int(rng.choice(best))
