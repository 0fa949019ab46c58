import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    """True, or why this call is outside the task."""
    p, q, m = np.asarray(logprobs), np.asarray(ref_logprobs), np.asarray(mask)
    if p.dtype != np.float64 or q.dtype != np.float64:
        return "logprobs and ref_logprobs are float64."
    if p.ndim != 3 or p.shape[1] != 2 or 0 in p.shape or q.shape != p.shape or m.shape != p.shape:
        return "logprobs, ref_logprobs and mask have one shape (n, 2, T), with n and T at least 1."
    if not (np.abs(p) <= 1e5).all() or not (np.abs(q) <= 1e5).all():
        return "Log-probabilities are at most 1e5 in size."
    if m.dtype.kind not in "biu" or not np.isin(m, (0, 1)).all():
        return "mask holds booleans, or 0 and 1."
    if not (isinstance(beta, (int, float)) and 1e-3 <= beta <= 100):
        return "beta is from 0.001 to 100."
    if not (isinstance(label_smoothing, (int, float)) and 0 <= label_smoothing < 0.5):
        return "label_smoothing is from 0 to below 0.5."
    r = beta * np.where(m.astype(bool), p - q, 0.0).sum(axis=-1)
    h = r[:, 0] - r[:, 1]
    if (np.abs(h) > 1e4).any():
        return "Rewards of a pair differ by at most 1e4."
    return not ((h != 0) & (np.abs(h) < 1e-9)).any() or "Rewards of a pair are equal, or differ by at least 1e-9."


def masks(rng, n, T):
    """Prompt, answer and padding: three stretches of which the middle one counts."""
    start = rng.integers(0, T, size=(n, 2, 1))
    stop = start + rng.integers(0, T, size=(n, 2, 1)) + 1
    return (np.arange(T) >= start) & (np.arange(T) < stop)


def random_case(rng, i):
    n, T = int(rng.integers(1, 6)), int(rng.integers(3, 8))
    ref = -rng.exponential(scale=2.0, size=(n, 2, T))
    mask = masks(rng, n, T)
    case = {"logprobs": ref + rng.normal(scale=[0.5, 4.0][i % 2], size=ref.shape), "ref_logprobs": ref}
    case["mask"] = mask if i % 3 else mask.astype(np.int64)
    if i % 4 > 1:
        case["beta"] = float(rng.choice([0.05, 0.5, 2.0]))
    return case | {"label_smoothing": float(rng.choice([0.1, 0.3]))} if i % 5 > 2 else case


def build(cases):
    a = np.array
    rng = np.random.default_rng(3401)
    p, ref = -rng.exponential(size=(3, 2, 5)), -rng.exponential(size=(3, 2, 5))
    mask = a([[[0, 1, 1, 1, 0], [0, 1, 1, 0, 0]], [[0, 0, 0, 1, 1], [0, 0, 1, 1, 1]], [[1, 0, 1, 0, 0], [0] * 4 + [1]]])
    mask = mask.astype(bool)
    small = a([[[-1.0, -0.5, -2.0], [-3.0, -1.0, -0.25]]])
    small_ref = a([[[-2.0, -1.5, -1.0], [-2.0, -0.5, -4.0]]])
    small_mask = a([[[1, 1, 0], [1, 1, 0]]], dtype=bool)
    for name, seed in (("dpo_loss", 3402), ("dpo_loss_grad", 3403)):
        e = cases.of(name)
        e.example("one-pair", logprobs=small, ref_logprobs=small_ref, mask=small_mask, beta=0.5)
        e.example("one-pair-smoothed", logprobs=small, ref_logprobs=small_ref, mask=small_mask, beta=0.5,
                  label_smoothing=0.1)  # fmt: skip
        e.example("policy-is-the-reference", logprobs=ref[:2], ref_logprobs=ref[:2], mask=mask[:2],
                  note="Where training begins, all rewards are 0 and the loss is ln 2.")  # fmt: skip
        e.edge("all-defaults", logprobs=p, ref_logprobs=ref, mask=mask)
        e.edge("only-beta", logprobs=p, ref_logprobs=ref, mask=mask, beta=2.5)
        e.edge("only-smoothing", logprobs=p, ref_logprobs=ref, mask=mask, label_smoothing=0.25)
        e.edge("zeros-and-ones", logprobs=p, ref_logprobs=ref, mask=mask.astype(np.int64), beta=0.7)
        e.edge("one-token", logprobs=p[..., :1], ref_logprobs=ref[..., :1], mask=mask[..., 1:2], beta=0.3)
        empty = mask & (a([[0, 1], [1, 0], [0, 0]]) == 1)[..., None]
        e.edge("answers-without-tokens", logprobs=p, ref_logprobs=ref, mask=empty, beta=1)
        e.edge("nothing-counts", logprobs=p, ref_logprobs=ref, mask=mask & False, label_smoothing=0.1)
        junk = np.where(mask, p, 3e3 * (ref + 1))
        e.edge("garbage-where-nothing-counts", logprobs=junk, ref_logprobs=ref, mask=mask, beta=0.4)
        for layout in ("fortran", "strided", "readonly"):
            e.shape(layout, logprobs=Layout(p, layout), ref_logprobs=Layout(ref, layout), mask=Layout(mask, layout))
        e.shape("byte-mask", logprobs=p, ref_logprobs=ref, mask=mask.astype(np.uint8), beta=0.7, label_smoothing=0.1)
        e.shape("two-pairs-of-two-tokens", logprobs=p[:2, :, 1:3], ref_logprobs=ref[:2, :, 1:3], mask=mask[:2, :, 1:3])
        far = a([[[900.0], [-900.0]], [[-900.0], [900.0]], [[2.0], [1.0]]])
        e.stability("very-sure", logprobs=ref + far, ref_logprobs=ref, mask=mask, beta=1.5)
        e.stability("very-sure-smoothed", logprobs=ref + far, ref_logprobs=ref, mask=mask, label_smoothing=0.2)
        e.random(30, random_case, seed=seed)

        def drawn(size):
            n, T = size
            log = hnp.arrays(np.float64, (n, 2, T), elements=st.sampled_from([0.0, -1.0, -2.5]))
            parts = {"logprobs": log, "ref_logprobs": log, "mask": hnp.arrays(np.bool_, (n, 2, T))}
            options = {"beta": st.sampled_from([0.5, 2.0]), "label_smoothing": st.just(0.25)}
            return st.fixed_dictionaries(parts, optional=options)

        e.strategy(st.tuples(st.integers(1, 2), st.integers(1, 3)).flatmap(drawn), valid=valid)
