import math

import numpy as np
from hypothesis import strategies as st

from gradus import Layout, Rng


def history_fault(actions, rewards, n_arms):
    """None, or why the history is outside the task."""
    if not isinstance(n_arms, int) or not 1 <= n_arms <= 50:
        return "n_arms is an integer from 1 to 50."
    if np.ndim(actions) != 1 or np.asarray(actions).dtype.kind not in "iu" or np.shape(rewards) != np.shape(actions):
        return "actions holds integers, and rewards has its shape, (T,)."
    kind = np.asarray(rewards).dtype
    if (kind != np.float64 and kind.kind not in "iu") or not (np.abs(np.asarray(rewards, dtype=float)) <= 1000).all():
        return "rewards holds float64 or integers of at most 1,000 in size."
    return None if all(0 <= int(a) < n_arms for a in actions) else "Actions are from 0 to n_arms - 1."


def valid_estimates(actions, rewards, n_arms, alpha=None, initial=0.0):
    """True, or why this call is outside the task."""
    why = history_fault(actions, rewards, n_arms)
    if why:
        return why
    if not (alpha is None or 0 < alpha <= 1):
        return "alpha is None, or above 0 and at most 1."
    return abs(initial) <= 1000 or "initial is at most 1,000 in size."


def valid_gradient(actions, rewards, n_arms, alpha=0.1, baseline=True):
    """True, or why this call is outside the task."""
    why = history_fault(actions, rewards, n_arms)
    return why or 0 < alpha <= 10 or "alpha is above 0 and at most 10."


def valid_thompson(successes, failures, rng):
    """True, or why this call is outside the task."""
    for counts in (successes, failures):
        if np.ndim(counts) != 1 or np.size(counts) == 0 or np.asarray(counts).dtype.kind not in "iu":
            return "Counts are integers, with at least one arm."
        if np.min(counts) < 0 or np.max(counts) > 1000:
            return "Counts are from 0 to 1,000."
    return np.shape(successes) == np.shape(failures) or "successes and failures have one shape."


def law(successes, failures):
    """The probability of each arm: integrals of a polynomial, exact by Gauss and Legendre."""
    counts = [(int(s), int(f)) for s, f in zip(successes, failures)]
    nodes, weights = np.polynomial.legendre.leggauss(sum(s + f + 1 for s, f in counts) // 2 + 2)
    x = (nodes + 1) / 2
    below = []
    for s, f in counts:
        n = s + f + 1
        below.append(sum(math.comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(s + 1, n + 1)))
    shares = []
    for k, (s, f) in enumerate(counts):
        density = (s + f + 1) * math.comb(s + f, s) * x**s * (1 - x) ** f
        others = np.prod([F for j, F in enumerate(below) if j != k], axis=0)
        shares.append(float((weights / 2 * density * others).sum()))
    return [share / sum(shares) for share in shares]


def random_history(rng, i):
    K, T = [(3, 12), (5, 25), (2, 8), (4, 1)][i % 4]
    return {"actions": rng.integers(0, K, size=T), "rewards": rng.normal(loc=1.0, scale=2.0, size=T), "n_arms": K}


def random_estimates(rng, i):
    case = random_history(rng, i)
    if i % 2:
        case["alpha"] = float(rng.uniform(0.05, 0.9))
    return case | ({"initial": float(rng.normal(scale=3.0))} if i % 3 else {})


def random_gradient(rng, i):
    case = random_history(rng, i)
    if i % 3:
        case["alpha"] = float(rng.uniform(0.05, 1.5))
    return case | ({"baseline": False} if i % 4 == 1 else {})


def random_thompson(rng, i):
    K = 2 + i % 3
    successes, failures = rng.integers(0, 12, size=K), rng.integers(0, 12, size=K)
    expect = {"action": {"values": list(range(K)), "probabilities": law(successes, failures)}}
    return {"successes": successes, "failures": failures, "rng": Rng(900 + i), "draws": 300, "expect": expect}


def strategy(options):
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(sizes):
        K, T = sizes
        parts = {
            "actions": st.lists(st.integers(0, K - 1), min_size=T, max_size=T).map(lambda x: np.array(x, dtype=int)),
            "rewards": st.lists(number, min_size=T, max_size=T).map(lambda x: np.array(x, dtype=float)),
            "n_arms": st.just(K),
        }
        return st.fixed_dictionaries(parts, optional=options)

    return st.tuples(st.integers(1, 3), st.integers(0, 4)).flatmap(inputs)


def build(cases):
    a = np.array
    pulls = a([0, 2, 0, 1, 2, 2, 0, 1])
    paid = a([1.0, 0.5, 2.0, -1.0, 3.0, 0.25, -0.5, 4.0])
    for name, valid, make, options, seed in (
        ("value_estimates", valid_estimates, random_estimates,
         {"alpha": st.sampled_from([0.5, 1.0]), "initial": st.sampled_from([2.0, -1.0])}, 651),
        ("gradient_bandit", valid_gradient, random_gradient,
         {"alpha": st.sampled_from([0.5, 1.0]), "baseline": st.booleans()}, 652),
    ):  # fmt: skip
        e = cases.of(name)
        e.example("four-pulls", actions=a([0, 1, 0, 1]), rewards=a([1.0, 3.0, 2.0, 0.0]), n_arms=2, alpha=0.5)
        e.example("three-arms", actions=pulls[:5], rewards=paid[:5], n_arms=3)
        e.edge("all-defaults", actions=pulls, rewards=paid, n_arms=3)
        e.edge("only-alpha-given", actions=pulls, rewards=paid, n_arms=3, alpha=0.3)
        e.edge("alpha-one", actions=pulls, rewards=paid, n_arms=3, alpha=1)
        e.edge("an-arm-never-pulled", actions=pulls, rewards=paid, n_arms=5, alpha=0.4)
        e.edge("no-steps", actions=pulls[:0], rewards=paid[:0], n_arms=3)
        e.edge("one-step", actions=pulls[1:2], rewards=paid[1:2], n_arms=3, alpha=0.4)
        e.edge("one-arm", actions=a([0, 0, 0]), rewards=a([2.0, -1.0, 0.5]), n_arms=1, alpha=0.4)
        e.edge("equal-rewards", actions=pulls, rewards=np.full(8, 1.5), n_arms=3, alpha=0.4)
        for kind in ("uint8", "int16"):
            e.shape(f"{kind}-actions", actions=pulls.astype(kind), rewards=paid, n_arms=3, alpha=0.2)
        e.shape("uint8-rewards", actions=pulls, rewards=a([200, 90, 250, 1, 0, 17, 255, 3], dtype=np.uint8), n_arms=3)
        e.shape("integer-rewards", actions=pulls, rewards=a([2, -9, 5, 1, 0, -7, 5, 3]), n_arms=3, alpha=0.05)
        for layout in ("strided", "readonly"):
            e.shape(layout, actions=Layout(pulls, layout), rewards=Layout(paid, layout), n_arms=3, alpha=0.2)
        e.random(30, make, seed=seed)
        e.strategy(strategy(options), valid=valid)

    e = cases.of("value_estimates")
    e.edge("only-initial-given", actions=pulls, rewards=paid, n_arms=4, initial=5.0)
    e.edge("hopeful-start", actions=pulls, rewards=paid, n_arms=4, alpha=0.25, initial=10)
    e.stability("far-from-zero", actions=a([0, 1] * 6), rewards=900.0 + np.cos(np.arange(12.0)), n_arms=2)
    e = cases.of("gradient_bandit")
    e.edge("no-baseline", actions=pulls, rewards=paid, n_arms=3, baseline=False)
    e.edge("no-baseline-large-steps", actions=pulls, rewards=paid, n_arms=3, alpha=2.0, baseline=False)
    e.edge("baseline-asked-for", actions=pulls, rewards=paid, n_arms=3, alpha=0.7, baseline=True)
    e.stability("preferences-in-the-thousands", actions=pulls, rewards=900.0 * paid / 4.0, n_arms=3, alpha=5.0)
    e.stability(
        "preferences-far-below-zero", actions=pulls, rewards=-200.0 + 60.0 * paid, n_arms=3, alpha=5.0, baseline=False
    )

    e = cases.of("thompson_choice")

    def draws(group, name, successes, failures, seed, calls=1000, kind=np.int64):
        successes, failures = a(successes, dtype=kind), a(failures, dtype=kind)
        expect = {"action": {"values": list(range(len(successes))), "probabilities": law(successes, failures)}}
        note = {"note": f"{calls} calls with one generator. Your actions may differ: their frequencies are judged."}
        given = note if group == e.example else {}
        group(name, successes=successes, failures=failures, rng=Rng(seed), draws=calls, expect=expect, **given)

    draws(e.example, "three-arms", [3, 1, 0], [2, 4, 1], 1, calls=20)
    draws(e.edge, "three-arms-often", [3, 1, 0], [2, 4, 1], 1, calls=200)
    draws(e.edge, "only-failures", [0, 0, 0], [5, 1, 2], 4, calls=200)
    draws(e.edge, "only-successes", [5, 1, 2], [0, 0, 0], 5, calls=150)
    draws(e.edge, "same-mean-other-width", [1, 8, 40], [2, 16, 80], 7, calls=1200)
    draws(e.edge, "few-successes", [0, 3], [20, 70], 8, calls=2000)
    draws(e.edge, "one-arm", [4], [7], 9, calls=30)
    draws(e.shape, "uint8", [255, 90, 200], [0, 255, 200], 10, calls=60, kind=np.uint8)
    draws(e.shape, "uint8-failures", [12, 24], [90, 255], 11, calls=200, kind=np.uint8)
    draws(e.shape, "int8", [12, 90], [20, 127], 12, calls=200, kind=np.int8)
    e.random(2, random_thompson, seed=653)
    e.strategy(
        None, reason="The action is judged by its distribution, which few draws do not show.", valid=valid_thompson
    )
