"""SciPy's rv_discrete over the probabilities, worked out in rational numbers by adding up both branches."""

REQUIRES = ["scipy"]


def epsilon_greedy(q_values, rng, epsilon=0.1):
    from fractions import Fraction

    from scipy.stats import rv_discrete

    values = [Fraction(value.item()) for value in q_values]
    explore = Fraction(epsilon)
    weights = [explore / len(values)] * len(values)
    best = [action for action, value in enumerate(values) if all(value >= other for other in values)]
    for action in best:
        weights[action] += (1 - explore) / len(best)
    law = rv_discrete(values=(range(len(values)), [float(weight) for weight in weights]))
    return int(law.rvs(random_state=rng))
