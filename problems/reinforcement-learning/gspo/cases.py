import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    """True, or why this call is outside the task."""
    p, q, A, m = (np.asarray(x) for x in (logprobs, old_logprobs, advantages, mask))
    if p.ndim != 2 or 0 in p.shape or q.shape != p.shape or p.dtype != np.float64 or q.dtype != np.float64:
        return "logprobs and old_logprobs are float64 of one shape (N, T), with N and T at least 1."
    if m.shape != p.shape or m.dtype.kind not in "biu" or not np.isin(m, (0, 1)).all():
        return "mask holds booleans, or 0 and 1, in the shape of logprobs."
    if A.dtype != np.float64 or A.shape != p.shape[:1] or not (np.abs(A) <= 1e6).all():
        return "advantages are float64 of shape (N,), at most 1e6 in size."
    if not all((np.abs(x) <= 1e6).all() for x in (p, q)):
        return "Log-probabilities are at most 1e6 in size."
    if not all(isinstance(x, (int, float)) and 1e-5 <= x <= 0.999 for x in (clip_low, clip_high)):
        return "clip_low and clip_high are from 1e-5 to 0.999."
    keep = m.astype(bool)
    l = np.where(keep, p - q, 0.0)
    if (np.abs(l) > 50).any():
        return "Log ratios of tokens that count are at most 50 in size."
    sequences = (l.sum(axis=1) / np.maximum(keep.sum(axis=1), 1))[keep.any(axis=1)]
    r = np.exp(np.concatenate([l[keep], sequences]))
    near = (np.abs(r - 1 + clip_low) < 1e-8) | (np.abs(r - 1 - clip_high) < 1e-8)
    return not near.any() or "Ratios are at least 1e-8 away from 1 - clip_low and 1 + clip_high."


def batch(rng, N, T, spread=0.2):
    old = -rng.exponential(size=(N, T))
    return {"logprobs": old + rng.normal(scale=spread, size=(N, T)), "old_logprobs": old,
            "advantages": rng.normal(size=N)}  # fmt: skip


def random_case(rng, i):
    N, T = int(rng.integers(1, 6)), int(rng.integers(2, 7))
    mask = np.arange(T) < rng.integers(0, T + 1, size=(N, 1))
    case = batch(rng, N, T, [3e-4, 0.3][i % 2]) | {"mask": mask if i % 3 else mask.astype(np.int64)}
    if i % 2:
        case |= {"clip_low": float(rng.choice([0.1, 0.2])), "clip_high": float(rng.choice([0.05, 0.3]))}
    return case | {"level": "token"} if i % 4 > 1 else case


def build(cases):
    a = np.array
    rng = np.random.default_rng(4001)
    usual = batch(rng, 4, 5)
    usual["advantages"] = a([1.5, -0.5, 0.75, -2.0])
    mask = a([[1, 1, 1, 0, 0], [0, 1, 0, 1, 1], [0, 0, 0, 1, 0], [1, 1, 1, 1, 1]], dtype=bool)
    full = usual | {"mask": mask}
    wide = {"clip_low": 0.1, "clip_high": 0.15}
    two = {
        "logprobs": a([[-1.0, -0.5, -2.0], [-1.5, -3.0, -9.0]]),
        "old_logprobs": a([[-1.5, -0.5, -1.6], [-1.0, -2.8, -1.0]]),
        "advantages": a([1.0, -2.0]),
        "mask": a([[1, 1, 1], [1, 1, 0]]),
    }
    corners = {
        "logprobs": np.log(a([[1.5], [0.5], [1.5], [0.5], [1.1]])) - 1.0,
        "old_logprobs": np.full((5, 1), -1.0),
        "advantages": a([2.0, 1.0, -1.0, -3.0, 1.0]),
        "mask": np.ones((5, 1), dtype=bool),
    }
    # Products of ratios and of probabilities leave the range of a float here, though not their roots.
    long = batch(rng, 2, 400, 0.5)
    drift = a([[2.2], [-2.4]])
    long |= {"logprobs": long["logprobs"] - 4.0 + drift, "old_logprobs": long["old_logprobs"] - 4.0}
    long |= {"advantages": a([-1.5, 0.75]), "mask": np.arange(400) < a([[400], [390]])}
    for name, seed in (("policy_loss", 4002), ("policy_loss_grad", 4003)):
        e = cases.of(name)
        e.example("two-answers", **two, clip_low=0.2, clip_high=0.25)
        e.example("two-answers-by-token", **two, clip_low=0.2, clip_high=0.25, level="token")
        e.example("corners", **corners, clip_low=0.2, clip_high=0.3,
                  note="Answers of one token: both levels are the same.")  # fmt: skip
        small = full | {"logprobs": usual["old_logprobs"] + 4e-3 * (usual["logprobs"] - usual["old_logprobs"])}
        e.edge("all-defaults", **small)
        e.edge("defaults-by-token", **small, level="token")
        e.edge("only-low", **full, clip_low=0.12)
        e.edge("only-high", **full, clip_high=0.12)
        e.edge("first-step", **full | {"logprobs": usual["old_logprobs"].copy()})
        e.edge("advantages-zero", **full | {"advantages": np.zeros(4)}, **wide)
        e.edge("unknown-level", **full, level="answer", raises=ValueError)
        e.edge("unknown-level-where-nothing-counts", **usual, mask=mask & False, level="Token", raises=ValueError)
        for level in ("sequence", "token"):
            how = wide | ({} if level == "sequence" else {"level": level})
            e.edge(f"{level}-uneven", **full, **how)
            e.edge(f"{level}-answer-without-tokens", **usual, mask=mask & (a([1, 0, 1, 1]) == 1)[:, None], **how)
            e.edge(f"{level}-nothing-counts", **usual, mask=mask & False, **how)
            e.edge(f"{level}-one-counts", **usual, mask=mask & (a([0, 0, 1, 0]) == 1)[:, None], **how)
            e.edge(f"{level}-garbage", **full | {"logprobs": np.where(mask, usual["logprobs"], 2e3)}, **how)
            far = np.where(a([1, 0, 1, 0, 1]) == 1, 20.0, -30.0)
            e.stability(f"{level}-far-apart", **full | {"logprobs": usual["old_logprobs"] + far}, **how)
        e.stability("long-answers", **long, **wide)
        e.shape("zeros-and-ones", **usual, mask=mask.astype(np.int64), **wide)
        e.shape("as-many-answers-as-tokens", **{key: x[:, 1:] if x.ndim > 1 else x for key, x in full.items()}, **wide)
        for layout in ("fortran", "readonly"):
            plain = "strided" if layout == "fortran" else layout
            e.shape(layout, **{key: Layout(x, layout if x.ndim > 1 else plain) for key, x in full.items()}, **wide)
        e.random(30, random_case, seed=seed)

        def drawn(size):
            number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
            log = hnp.arrays(np.float64, size, elements=number)
            parts = {"logprobs": log, "old_logprobs": log, "mask": hnp.arrays(np.bool_, size)}
            parts["advantages"] = hnp.arrays(np.float64, size[0], elements=number)
            options = {"clip_low": st.just(0.2), "clip_high": st.just(0.3), "level": st.just("token")}
            return st.fixed_dictionaries(parts, optional=options)

        e.strategy(st.tuples(st.integers(1, 2), st.integers(1, 3)).flatmap(drawn), valid=valid)
