"""SciPy's rv_discrete over the probabilities, worked out in rational numbers by adding up both branches."""

from fractions import Fraction
from functools import cache

REQUIRES = ["scipy"]


@cache
def law(q_values, epsilon):
    from scipy.stats import rv_discrete

    values, explore = [Fraction(value) for value in q_values], Fraction(epsilon)
    weights = [explore / len(values)] * len(values)
    best = [action for action, value in enumerate(values) if all(value >= other for other in values)]
    for action in best:
        weights[action] += (1 - explore) / len(best)
    return rv_discrete(values=(range(len(values)), [float(weight) for weight in weights]))


def epsilon_greedy(q_values, rng, epsilon=0.1):
    return int(law(tuple(q_values.tolist()), epsilon).rvs(random_state=rng))
