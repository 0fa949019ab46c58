# style: breaks ties by an argmax over a random permutation of the actions
import numpy as np


def epsilon_greedy(q_values, rng, epsilon=0.1):
    actions = len(q_values)
    if actions == 0 or not 0 <= epsilon <= 1:
        raise ValueError("bad input")
    order = rng.permutation(actions)
    if rng.binomial(1, epsilon):
        return order[0]
    return order[np.argmax(np.asarray(q_values)[order])]
