# verdict: wrong_answer
# entry: epsilon_greedy
# group: example, edge
# lesson: You explore among the other actions only. The exploring draw is uniform over all actions, so the best one gets
# its share of epsilon too.
import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    q_values = np.asarray(q_values)
    if q_values.size == 0 or not 0 <= epsilon <= 1:
        raise ValueError("No actions, or a wrong epsilon.")
    best = np.flatnonzero(q_values == q_values.max())
    others = np.flatnonzero(q_values != q_values.max())
    if others.size and rng.random() < epsilon:
        return int(rng.choice(others))
    return int(rng.choice(best))
