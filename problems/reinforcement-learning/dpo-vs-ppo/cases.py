import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(x, shape, most):
    x = np.asarray(x)
    plain = x.dtype == np.float64 or x.dtype.kind in "iu"
    return plain and x.shape == shape and bool((np.abs(x.astype(float)) <= most).all())


def valid_optimum(ref_logprobs, rewards, beta):
    """True, or why this call is outside the task."""
    f = np.asarray(ref_logprobs)
    if f.dtype != np.float64 or f.ndim != 1 or f.size == 0 or not (np.abs(f) <= 1e3).all():
        return "ref_logprobs is float64 of shape (K,), with K at least 1, at most 1,000 in size."
    if abs(np.exp(f).sum() - 1) > 1e-9:
        return "The exponentials of ref_logprobs sum to 1."
    if not numbers(rewards, f.shape, 1e4):
        return "rewards has shape (K,), float64 or integers of at most 1e4 in size."
    if not (isinstance(beta, (int, float)) and 0.01 <= beta <= 100):
        return "beta is from 0.01 to 100."
    return bool((np.abs(np.asarray(rewards).astype(float)) / beta <= 1e4).all()) or "rewards / beta is at most 1e4."


def valid_rl(logits, ref_logprobs, rewards, beta, lr, n):
    """True, or why this call is outside the task."""
    if not numbers(logits, np.shape(ref_logprobs), 1e3):
        return "logits has shape (K,), at most 1,000 in size."
    if not isinstance(n, int) or not 0 <= n <= 50 or not (isinstance(lr, (int, float)) and 0 < lr <= 5):
        return "n is from 0 to 50, and lr above 0, at most 5."
    known = valid_optimum(ref_logprobs, rewards, beta)
    if known is not True:
        return known
    spread = lr * (np.ptp(np.asarray(rewards).astype(float)) + beta * (np.ptp(ref_logprobs) + 1))
    return n <= 5 or spread <= 20 or "More than 5 steps are small ones: lr times (rewards + beta) is at most about 20."


def valid_dpo(logits, ref_logprobs, rewards, beta, pair_weights, lr, n):
    """True, or why this call is outside the task."""
    K = np.size(ref_logprobs)
    if not numbers(pair_weights, (K, K), 1e3) or (np.asarray(pair_weights) < 0).any():
        return "pair_weights has shape (K, K), from 0 to 1,000."
    known = valid_rl(logits, ref_logprobs, rewards, beta, lr, n)
    if known is not True:
        return known
    step = lr * beta**2 * np.asarray(pair_weights).astype(float).sum()
    return n <= 5 or step <= 4 or "More than 5 steps are small ones: lr * beta**2 * the sum of weights is at most 4."


def reference(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z)


def random_bandit(rng, i):
    K = 2 + i % 4
    return {"ref_logprobs": reference(rng.normal(size=K)), "rewards": rng.normal(size=K),
            "beta": float(rng.choice([0.3, 0.7, 2.0]))}  # fmt: skip


def random_rl(rng, i):
    bandit = random_bandit(rng, i)
    return {"logits": rng.normal(size=2 + i % 4)} | bandit | {"lr": float(rng.choice([0.1, 0.6])), "n": i % 5}


def random_dpo(rng, i):
    K = 2 + i % 4
    weights = rng.uniform(size=(K, K)) * (rng.random((K, K)) < 0.7)
    return random_rl(rng, i) | {"pair_weights": weights}


def build(cases):
    a = np.array
    rng = np.random.default_rng(4101)
    thirds = np.log(a([0.5, 0.25, 0.25]))
    ref, r, z = reference(rng.normal(size=4)), a([1.0, -0.5, 2.0, 0.25]), a([0.5, -1.0, 0.0, 1.5])
    w = a([[0.5, 1.0, 0.0, 0.25], [0.0, 0.0, 0.75, 0.0], [0.5, 0.0, 2.0, 0.0], [0.0, 1.5, 0.0, 0.0]])
    alone = w * a([1, 1, 1, 0]) * a([1, 1, 1, 0])[:, None]
    number = st.sampled_from([0.0, 1.0, -1.0, 0.5])
    two = hnp.arrays(np.float64, 2, elements=number)
    bandit = {"ref_logprobs": two.map(reference), "rewards": two, "beta": st.sampled_from([0.5, 2.0])}
    walk = {"logits": two, "lr": st.just(0.5), "n": st.integers(0, 2)}

    e = cases.of("optimal_policy")
    e.example("three-answers", ref_logprobs=thirds, rewards=a([0.0, np.log(2.0), 0.0]), beta=1.0)
    e.example("small-beta", ref_logprobs=thirds, rewards=a([0.0, np.log(2.0), 0.0]), beta=0.25)
    e.edge("one-answer", ref_logprobs=np.zeros(1), rewards=a([3.0]), beta=0.5)
    e.edge("equal-rewards", ref_logprobs=ref, rewards=np.full(4, 2.0), beta=0.5)
    e.shape("integers", ref_logprobs=ref, rewards=a([3, 0, -1, 2]), beta=2)
    e.shape("bytes", ref_logprobs=ref, rewards=a([3, 0, 1, 2], np.uint8), beta=2)
    for layout in ("strided", "readonly"):
        e.shape(layout, ref_logprobs=Layout(ref, layout), rewards=Layout(r, layout), beta=0.7)
    e.stability("large-rewards", ref_logprobs=ref, rewards=9e3 + r, beta=1.0)
    e.stability("small-rewards", ref_logprobs=ref, rewards=a([-9e3, 9e3, 8.9e3, 0.0]), beta=1.0)
    e.random(30, random_bandit, seed=4102)
    e.strategy(st.fixed_dictionaries(bandit), valid=valid_optimum)

    # coverage-ok: dpo_steps.pair_weights: one row and one column for each answer
    for name, more, make, valid, seed in (
        ("rl_steps", {}, random_rl, valid_rl, 4103),
        ("dpo_steps", {"pair_weights": w}, random_dpo, valid_dpo, 4104),
    ):
        e = cases.of(name)
        pair = {"pair_weights": a([[0.0, 1.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])} if more else {}
        first = {"logits": np.zeros(3), "ref_logprobs": thirds, "rewards": a([1.0, 0.0, 2.0])}
        e.example("one-step", **first | pair, beta=0.5, lr=1.0, n=1)
        full = {"logits": z, "ref_logprobs": ref, "rewards": r, "beta": 0.7, "lr": 0.4} | more
        e.example("four-steps", **full, n=4)
        e.edge("no-steps", **full, n=0)
        e.edge("many-steps", **full, n=12)
        e.edge("from-the-reference", **full | {"logits": ref.copy()}, n=2)
        e.edge("from-the-optimum", **full | {"logits": ref + r / 0.7}, n=2)
        e.edge("other-beta", **full | {"beta": 2.5}, n=3)
        one = {"logits": a([2.0]), "ref_logprobs": np.zeros(1), "rewards": a([1.0])}
        e.edge("one-answer", **full | one | ({"pair_weights": a([[3.0]])} if more else {}), n=2)
        if more:
            e.edge("answer-in-no-pair", **full | {"pair_weights": alone}, n=3)
            e.edge("no-pairs", **full | {"pair_weights": 0 * w}, n=2)
            e.edge("one-direction", **full | {"pair_weights": np.triu(w, 1)}, n=3)
            e.shape(
                "integer-weights",
                **full | {"pair_weights": a([[0, 1, 0, 2], [3, 0, 0, 0], [0, 1, 0, 0], [1] * 4])},
                n=2,
            )
        whole = {"logits": a([1, 0, 3, 2]), "rewards": a([2, 0, 1, 5])}
        e.shape("integers", **full | whole, n=2)
        e.shape("bytes", **full | {key: x.astype(np.uint8) for key, x in whole.items()}, n=2)
        for layout in ("fortran", "readonly"):
            laid = {key: Layout(x, layout if x.ndim > 1 or layout != "fortran" else "strided")
                    for key, x in full.items() if isinstance(x, np.ndarray)}  # fmt: skip
            e.shape(layout, **full | laid, n=2)
        e.stability("far-logits", **full | {"logits": z + a([900.0, 0.0, -900.0, 899.0])}, n=2)
        e.stability(
            "optimum-underflows", **full | {"rewards": a([-900.0, 3.0, 950.0, 2.0]), "beta": 0.5, "lr": 1e-3}, n=2
        )
        e.random(30, make, seed=seed)
        extra = (
            {"pair_weights": hnp.arrays(np.float64, (2, 2), elements=st.sampled_from([0.0, 1.0, 0.5]))} if more else {}
        )
        e.strategy(st.fixed_dictionaries(walk | bandit | extra), valid=valid)
