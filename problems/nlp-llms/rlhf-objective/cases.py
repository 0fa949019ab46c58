import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def flags(mask, shape):
    m = np.asarray(mask)
    return m.dtype.kind in "biu" and m.shape == shape and bool(np.isin(m, (0, 1)).all())


def tables(mask, *arrays):
    """True where all are float64 tables of one shape, finite and at most 1e6 where the mask is True."""
    shape = np.shape(arrays[0])
    if len(shape) != 2 or not flags(mask, shape):
        return False
    keep = np.asarray(mask, dtype=bool)
    fit = [x.dtype == np.float64 and x.shape == shape for x in map(np.asarray, arrays)]
    return all(fit) and all((np.abs(np.asarray(x)[keep]) <= 1e6).all() for x in arrays)


WRONG = "Arrays are float64 of one shape (B, T), at most 1e6 in size where mask, booleans or 0 and 1, is True."


def valid_rewards(scores, logprobs, ref_logprobs, mask, beta):
    """True, or why this call is outside the task."""
    if not tables(mask, logprobs, ref_logprobs):
        return WRONG
    s = np.asarray(scores)
    if (s.dtype != np.float64 and s.dtype.kind not in "iu") or s.shape != np.shape(mask)[:1]:
        return "scores has shape (B,), and is float64 or integers."
    if not (np.abs(s.astype(float)) <= 1e6).all():
        return "Scores are at most 1e6 in size."
    return (isinstance(beta, (int, float)) and 0 <= beta <= 1e3) or "beta is from 0 to 1,000."


def valid_advantages(rewards, values, mask, gamma=1.0, lam=0.95):
    """True, or why this call is outside the task."""
    if not tables(mask, rewards, values):
        return WRONG
    if not all(isinstance(x, (int, float)) and 0 <= x <= 1 for x in (gamma, lam)):
        return "gamma and lam are in [0, 1]."
    return True


def valid_whiten(advantages, mask, eps=1e-8):
    """True, or why this call is outside the task."""
    if not tables(mask, advantages):
        return WRONG
    if not (isinstance(eps, (int, float)) and 1e-10 <= eps <= 1):
        return "eps is from 1e-10 to 1."
    chosen = np.asarray(advantages)[np.asarray(mask, dtype=bool)]
    if chosen.size and np.ptp(chosen) > 0 and chosen.std() < 1e-6 * np.abs(chosen).max():
        return "Advantages that differ have a spread of at least a millionth of their size."
    return not chosen.size or np.ptp(chosen) > 0 or np.abs(chosen).max() <= 1e3 or "Equal ones are at most 1,000."


def masks(rng, B, T):
    """Answers with a prompt before and padding behind, sometimes with a gap."""
    start = rng.integers(0, max(T - 2, 1), size=(B, 1))
    stop = start + rng.integers(1, T + 1, size=(B, 1))
    return (np.arange(T) >= start) & (np.arange(T) < stop) & (rng.random((B, T)) < 0.8)


def sizes(rng, i):
    return int(rng.integers(1, 4)), int(rng.integers(4, 8))


def random_rewards(rng, i):
    B, T = sizes(rng, i)
    ref = -rng.exponential(size=(B, T))
    mask = masks(rng, B, T)
    case = {"scores": rng.normal(scale=2.0, size=B), "logprobs": ref + rng.normal(size=(B, T)), "ref_logprobs": ref}
    return case | {"mask": mask if i % 3 else mask.astype(np.int64), "beta": float(rng.choice([0.05, 0.4, 2.0]))}


def random_advantages(rng, i):
    B, T = sizes(rng, i)
    case = {"rewards": rng.normal(size=(B, T)), "values": rng.normal(loc=1.0, size=(B, T)), "mask": masks(rng, B, T)}
    if i % 2:
        case["gamma"] = float(rng.choice([0.9, 0.5, 1.0]))
    return case | {"lam": float(rng.choice([0.0, 0.7, 1.0]))} if i % 3 else case


def random_whiten(rng, i):
    B, T = sizes(rng, i)
    mask = masks(rng, B, T) | (np.arange(T) == 1)
    case = {"advantages": rng.normal(loc=2.0, scale=[1.0, 1e-3][i % 2], size=(B, T)), "mask": mask}
    return case | {"eps": float(rng.choice([1e-5, 0.1]))} if i % 3 else case


def build(cases):
    a = np.array
    rng = np.random.default_rng(3601)
    shape = (3, 6)
    p, ref = -rng.exponential(size=shape), -rng.exponential(size=shape)
    r, v = rng.normal(size=shape), rng.normal(loc=1.0, size=shape)
    mask = a([[0, 1, 1, 1, 0, 0], [0, 0, 1, 0, 1, 1], [1, 0, 0, 0, 0, 0]], dtype=bool)
    hole = mask & (a([1, 0, 1]) == 1)[:, None]
    none = mask & False
    junk = [np.where(mask, x, np.nan) for x in (p, ref, r, v)]
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def drawn(names, **options):
        def inputs(size):
            parts = {name: hnp.arrays(np.float64, size, elements=number) for name in names}
            parts["mask"] = hnp.arrays(np.bool_, size)
            if "logprobs" in names:
                parts |= {"scores": hnp.arrays(np.float64, size[0], elements=number), "beta": st.just(0.5)}
            return st.fixed_dictionaries(parts, optional=options)

        return st.tuples(st.integers(1, 2), st.integers(1, 3)).flatmap(inputs)

    e = cases.of("shaped_rewards")
    e.example("one-answer", scores=a([2.0]), logprobs=a([[-9.0, -1.0, -0.5, -9.0]]),
              ref_logprobs=a([[-9.0, -1.5, -0.25, -3.0]]), mask=a([[0, 1, 1, 0]]), beta=0.1)  # fmt: skip
    e.example("with-a-gap", scores=a([-1.0]), logprobs=a([[-1.0, -8.0, -0.5]]), ref_logprobs=a([[-2.0, -1.0, -1.5]]),
              mask=a([[1, 0, 1]]), beta=0.5, note="The token in the middle came from a tool.")  # fmt: skip
    full = {"scores": a([1.5, -2.0, 0.25]), "logprobs": p, "ref_logprobs": ref}
    e.edge("three-answers", **full, mask=mask, beta=0.2)
    e.edge("zeros-and-ones", **full, mask=mask.astype(np.int64), beta=0.7)
    e.edge("no-penalty", **full, mask=mask, beta=0)
    e.edge("all-count", **full, mask=mask | True, beta=1.5)
    e.edge("answer-without-tokens", **full, mask=hole, beta=0.3)
    e.edge("nothing-counts", **full, mask=none, beta=0.3)
    e.edge("nan-where-nothing-counts", scores=full["scores"], logprobs=junk[0], ref_logprobs=junk[1], mask=mask,
           beta=0.4)  # fmt: skip
    e.edge("no-positions", scores=a([1.0, 2.0]), logprobs=p[:2, :0], ref_logprobs=ref[:2, :0], mask=mask[:2, :0],
           beta=0.4)  # fmt: skip
    e.edge("no-answers", scores=a([]), logprobs=p[:0], ref_logprobs=ref[:0], mask=mask[:0], beta=0.4)
    e.shape("as-many-answers-as-positions", scores=full["scores"], logprobs=p[:, 1:4], ref_logprobs=ref[:, 1:4],
            mask=mask[:, 1:4], beta=0.6)  # fmt: skip
    e.shape("integer-scores", scores=a([1, 0, -3]), logprobs=p, ref_logprobs=ref, mask=mask, beta=1)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, scores=Layout(full["scores"], layout if layout != "fortran" else "readonly"),
                logprobs=Layout(p, layout), ref_logprobs=Layout(ref, layout), mask=Layout(mask, layout),
                beta=0.2)  # fmt: skip
    e.random(30, random_rewards, seed=3602)
    e.strategy(drawn(["logprobs", "ref_logprobs"]), valid=valid_rewards)

    e = cases.of("token_advantages")
    e.example("two-tokens", rewards=a([[0.5, 2.0, 0.0]]), values=a([[1.0, 1.5, 9.0]]), mask=a([[1, 1, 0]]), lam=0.5)
    e.example("with-a-gap", rewards=a([[1.0, 7.0, 3.0]]), values=a([[2.0, 9.0, 4.0]]), mask=a([[1, 0, 1]]), gamma=0.5,
              lam=0.5)  # fmt: skip
    both = {"rewards": r, "values": v, "mask": mask}
    e.edge("all-defaults", **both)
    e.edge("only-gamma", **both, gamma=0.8)
    e.edge("only-lam", **both, lam=0.4)
    e.edge("lam-zero", **both, gamma=0.9, lam=0)
    e.edge("lam-one", **both, gamma=0.9, lam=1)
    e.edge("gamma-zero", **both, gamma=0)
    e.edge("zeros-and-ones", rewards=r, values=v, mask=mask.astype(np.int64), gamma=0.9)
    e.edge("all-count", rewards=r, values=v, mask=mask | True, gamma=0.9)
    e.edge("answer-without-tokens", rewards=r, values=v, mask=hole, gamma=0.9)
    e.edge("nothing-counts", rewards=r, values=v, mask=none)
    e.edge("nan-where-nothing-counts", rewards=junk[2], values=junk[3], mask=mask, gamma=0.9)
    e.edge("no-positions", rewards=r[:, :0], values=v[:, :0], mask=mask[:, :0])
    e.edge("no-answers", rewards=r[:0], values=v[:0], mask=mask[:0])
    e.shape("as-many-answers-as-positions", rewards=r[:, 1:4], values=v[:, 1:4], mask=mask[:, 1:4])
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, rewards=Layout(r, layout), values=Layout(v, layout), mask=Layout(mask, layout), gamma=0.7)
    e.random(30, random_advantages, seed=3603)
    options = {"gamma": st.sampled_from([0.5, 1.0]), "lam": st.sampled_from([0.5, 0.0])}
    e.strategy(drawn(["rewards", "values"], **options), valid=valid_advantages)

    e = cases.of("whiten")
    e.example("four-tokens", advantages=a([[1.0, 2.0, 99.0], [3.0, 6.0, 99.0]]), mask=a([[1, 1, 0], [1, 1, 0]]))
    e.example("large-eps", advantages=a([[0.0, 2.0]]), mask=a([[True, True]]), eps=0.25)
    e.edge("uneven", advantages=r, mask=mask)
    e.edge("zeros-and-ones", advantages=r, mask=mask.astype(np.int64))
    e.edge("all-count", advantages=r, mask=mask | True)
    e.edge("one-counts", advantages=r, mask=mask & (np.arange(3) == 2)[:, None])
    e.edge("all-equal", advantages=np.full(shape, 2.5), mask=mask)
    e.edge("nothing-counts", advantages=r, mask=none)
    e.edge("nan-where-nothing-counts", advantages=junk[2], mask=mask)
    e.edge("no-answers", advantages=r[:0], mask=mask[:0])
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, advantages=Layout(r, layout), mask=Layout(mask, layout))
    e.stability("far-from-zero", advantages=1e4 + r, mask=mask, eps=1e-4)
    e.stability("tiny", advantages=1e-4 * r, mask=mask)
    e.random(30, random_whiten, seed=3604)
    e.strategy(drawn(["advantages"], eps=st.just(0.5)), valid=valid_whiten)
