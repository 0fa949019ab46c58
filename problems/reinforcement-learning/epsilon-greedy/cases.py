import numpy as np

from gradus import Layout, Rng

CALLS = 1000


def valid(q_values, rng, epsilon=0.1):
    """True, or why this call is outside the task."""
    if np.ndim(q_values) != 1 or np.size(q_values) == 0:
        return "q_values must be an array of shape (K,) with at least one action."
    if not np.isfinite(q_values).all() or np.abs(q_values).max() > 1e300:
        return "q_values must be finite, at most 1e300 in magnitude."
    values = np.unique(np.asarray(q_values, dtype=float))
    if (np.diff(values) < 1e-6 * np.abs(values).max()).any():
        return "Values that differ must differ by a millionth of the largest magnitude."
    return 0 <= epsilon <= 1 or "epsilon must be in [0, 1]."


def distribution(best, actions, epsilon):
    """The words to the judge: `best` lists the tied actions."""
    probabilities = [epsilon / actions + (1 - epsilon) / len(best) * (action in best) for action in range(actions)]
    return {"action": {"values": list(range(actions)), "probabilities": probabilities}}


def random_case(rng, i):
    actions = 2 + i % 4
    best = sorted(int(action) for action in rng.permutation(actions)[: 1 + i % 3])
    q_values = rng.normal(size=actions) - 1.0
    q_values[best] = q_values.max() + 0.5
    epsilon = float(rng.uniform(0.2, 0.9))
    return {
        "q_values": q_values,
        "rng": Rng(700 + i),
        "epsilon": epsilon,
        "draws": CALLS,
        "expect": distribution(best, actions, epsilon),
    }


def build(cases):
    e = cases.of("epsilon_greedy")
    a = np.array

    def draws(group, name, q_values, best, seed, epsilon=None, calls=CALLS, k=None):
        given = {} if epsilon is None else {"epsilon": epsilon}
        expect = distribution(best, k or len(q_values), 0.1 if epsilon is None else epsilon)
        if group == e.example:
            given["note"] = f"{calls} calls with one generator. Your actions may differ: their frequencies are judged."
        group(name, q_values=q_values, rng=Rng(seed), **given, draws=calls, expect=expect)

    draws(e.example, "three-actions", a([0.2, 1.5, -0.3]), [1], 1, epsilon=0.6, calls=20)
    draws(e.example, "a-tie", a([2.0, 0.5, 2.0, -1.0]), [0, 2], 2, epsilon=0.4, calls=20)
    draws(e.example, "greedy", a([0.2, 1.5, -0.3]), [1], 3, epsilon=0.0, calls=10)

    draws(e.edge, "three-actions-often", a([0.2, 1.5, -0.3]), [1], 1, epsilon=0.6, calls=4000)
    draws(e.edge, "a-tie-often", a([2.0, 0.5, 2.0, -1.0]), [0, 2], 2, epsilon=0.4, calls=4000)
    draws(e.edge, "default-epsilon", a([0.5, 0.1]), [0], 4, calls=4000)
    draws(e.edge, "always-explores", a([3.0, 1.0, 2.0, 0.0]), [0], 5, epsilon=1.0)
    draws(e.edge, "always-explores-integer", a([3.0, 1.0, 2.0]), [0], 5, epsilon=1, calls=500)
    draws(e.edge, "greedy-tie-of-first-and-last", a([1.0, 0.0, -2.0, 1.0]), [0, 3], 6, epsilon=0.0)
    draws(e.edge, "greedy-integer-epsilon", a([1.0, 4.0, -2.0, 1.0]), [1], 7, epsilon=0, calls=50)
    draws(e.edge, "two-actions", a([1.0, 2.0]), [1], 8, epsilon=0.5)
    draws(e.edge, "all-equal", a([0.0, 0.0, 0.0, 0.0, 0.0]), [0, 1, 2, 3, 4], 9, epsilon=0.2)
    draws(e.edge, "all-negative", a([-5.0, -2.0, -3.0]), [1], 10, epsilon=0.3)
    draws(e.edge, "all-negative-tie", a([-2.0, -5.0, -2.0]), [0, 2], 11, epsilon=0.3)
    draws(e.edge, "three-of-five-tied", a([1.0, 7.0, 7.0, -1.0, 7.0]), [1, 2, 4], 12, epsilon=0.5)
    draws(e.edge, "one-action", a([-0.5]), [0], 13, epsilon=0.5, calls=30)
    draws(e.edge, "best-is-last", a([0.1, 0.2, 0.3, 0.9]), [3], 14, epsilon=0.8)
    e.edge("no-actions", q_values=np.zeros(0), rng=Rng(1), raises=ValueError)
    e.edge("no-actions-greedy", q_values=np.zeros(0), rng=Rng(1), epsilon=0.0, raises=ValueError)
    e.edge("epsilon-negative", q_values=a([1.0, 2.0]), rng=Rng(1), epsilon=-0.1, raises=ValueError)
    e.edge("epsilon-above-one", q_values=a([1.0, 2.0]), rng=Rng(1), epsilon=1.1, raises=ValueError)
    e.edge("epsilon-nan", q_values=a([1.0, 2.0]), rng=Rng(1), epsilon=float("nan"), raises=ValueError)

    draws(e.shape, "integers", a([3, 7, 7]), [1, 2], 15, epsilon=0.3)
    draws(e.shape, "strided", Layout(a([0.5, 2.0, 2.0, 1.0]), "strided"), [1, 2], 16, epsilon=0.3, k=4)
    draws(e.shape, "readonly", Layout(a([0.5, 2.0, 1.0]), "readonly"), [1], 17, epsilon=0.45, k=3)
    draws(e.shape, "many-actions", np.cos(np.arange(20.0)), [0], 18, epsilon=0.7)
    draws(e.stability, "large-values", a([1e15, -3e15, 1e15]), [0, 2], 19, epsilon=0.3)
    draws(e.stability, "huge-values", a([1e250, 9e249, 1e250]), [0, 2], 20, epsilon=0.3)
    draws(e.stability, "small-values", a([1e-12, 3e-12, 2e-12]), [1], 21, epsilon=0.3)
    e.random(6, random_case, seed=211)
    e.strategy(None, reason="The action is judged by its distribution, which few draws do not show.", valid=valid)
