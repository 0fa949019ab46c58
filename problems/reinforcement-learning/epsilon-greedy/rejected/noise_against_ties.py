# verdict: wrong_answer
# entry: epsilon_greedy
# group: stability
# lesson: You break ties by adding small noise to the values. Beside large values the noise is lost in rounding, and
# beside tiny ones it decides: collect the tied actions instead.
import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    q_values = np.asarray(q_values)
    if q_values.size == 0 or not 0 <= epsilon <= 1:
        raise ValueError("No actions, or a wrong epsilon.")
    if rng.random() < epsilon:
        return int(rng.integers(q_values.size))
    return int(np.argmax(q_values + 1e-9 * rng.random(q_values.size)))
