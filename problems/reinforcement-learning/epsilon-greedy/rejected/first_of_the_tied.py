# verdict: wrong_answer
# entry: epsilon_greedy
# group: example, edge
# lesson: You break ties with argmax, which always takes the first of the best actions. Draw among all actions whose
# value equals the maximum.
import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    q_values = np.asarray(q_values)
    if q_values.size == 0 or not 0 <= epsilon <= 1:
        raise ValueError("No actions, or a wrong epsilon.")
    if rng.random() < epsilon:
        return int(rng.integers(q_values.size))
    return int(np.argmax(q_values))
