# verdict: wrong_answer
# entry: epsilon_greedy
# group: edge
# lesson: Your search for the maximum starts from zero, so it finds nothing where all values are negative. Start from
# the first value, or from minus infinity.
import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    q_values = np.asarray(q_values)
    if q_values.size == 0 or not 0 <= epsilon <= 1:
        raise ValueError("No actions, or a wrong epsilon.")
    if rng.random() < epsilon:
        return int(rng.integers(q_values.size))
    top, best = 0.0, [0]
    for action, value in enumerate(q_values):
        if value > top:
            top, best = value, [action]
        elif value == top and action not in best:
            best.append(action)
    return int(best[rng.integers(len(best))])
