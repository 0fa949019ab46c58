import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_estimates(logprobs, ref_logprobs, mask):
    """True, or why this call is outside the task."""
    p, q, m = np.asarray(logprobs), np.asarray(ref_logprobs), np.asarray(mask)
    if p.dtype != np.float64 or q.dtype != np.float64 or p.shape != q.shape or m.shape != p.shape or p.ndim == 0:
        return "logprobs, ref_logprobs and mask have one shape with an axis at least; the first two are float64."
    if m.dtype.kind not in "biu" or not np.isin(m, (0, 1)).all():
        return "mask holds booleans, or 0 and 1."
    if not np.isfinite(p).all() or not np.isfinite(q).all():
        return "Log-probabilities are finite."
    return not (np.abs(p - q)[m.astype(bool)] > 100).any() or "Log ratios of tokens that count are at most 100 in size."


def valid_moments(logits, ref_logits):
    """True, or why this call is outside the task."""
    for z in map(np.asarray, (logits, ref_logits)):
        if z.ndim != 1 or z.size == 0 or (z.dtype != np.float64 and z.dtype.kind not in "iu"):
            return "logits have shape (V,), with V at least 1, and are float64 or integers."
        if not (np.abs(z.astype(float)) <= 1e4).all():
            return "Logits are at most 1e4 in size."
    if np.shape(logits) != np.shape(ref_logits):
        return "Both have the same number of tokens."
    apart = np.asarray(logits, dtype=float) - np.asarray(ref_logits, dtype=float)
    return np.ptp(apart) <= 50 or "The differences of both logits differ by at most 50."


def valid_betas(beta, kls, target, batch_size, horizon):
    """True, or why this call is outside the task."""
    for x in (beta, target, batch_size, horizon):
        if not isinstance(x, (int, float)) or not 1e-6 <= x <= 1e7:
            return "beta, target, batch_size and horizon are from 1e-6 to 1e7."
    if batch_size > horizon:
        return "batch_size is at most horizon."
    k = np.asarray(kls)
    if k.dtype != np.float64 or k.ndim != 1 or not (np.abs(k) <= 1e6).all():
        return "kls is float64 of shape (K,), at most 1e6 in size."
    return True


def random_estimates(rng, i):
    shape = [(4, 6), (7,), (2, 3, 4)][i % 3]
    p = -rng.exponential(size=shape)
    mask = rng.random(shape) < [0.7, 0.2][i % 2]
    ref = p + rng.normal(scale=[0.2, 1.5][i % 2], size=shape)
    return {"logprobs": p, "ref_logprobs": ref, "mask": mask if i % 4 else mask.astype(np.int64)}


def random_moments(rng, i):
    z = rng.normal(scale=2.0, size=2 + i % 5)
    return {"logits": z, "ref_logits": z + rng.normal(scale=[0.3, 2.0][i % 2], size=z.size)}


def random_betas(rng, i):
    target = float(rng.choice([0.5, 6.0, 0.02]))
    size, horizon = float(rng.integers(1, 300)), float(rng.integers(300, 2000))
    kls = target * rng.uniform(0.6, 1.4, size=1 + i % 6)
    return {"beta": float(rng.uniform(0.01, 2)), "kls": kls, "target": target, "batch_size": size, "horizon": horizon}


def build_estimates(e):
    a = np.array
    rng = np.random.default_rng(3501)
    p, ref = -rng.exponential(size=(3, 5)), -rng.exponential(size=(3, 5))
    mask = a([[1, 1, 1, 0, 0], [0, 1, 0, 1, 1], [0, 0, 0, 1, 0]], dtype=bool)
    e.example("two-tokens", logprobs=a([-1.0, -3.0]), ref_logprobs=a([-1.5, -1.0]), mask=a([True, True]))
    e.example("with-a-mask", logprobs=a([[-1.0, -3.0, -9.0]]), ref_logprobs=a([[-1.5, -1.0, -0.5]]),
              mask=a([[1, 1, 0]]), note="The third token is padding.")  # fmt: skip
    e.edge("answers-of-three-lengths", logprobs=p, ref_logprobs=ref, mask=mask)
    e.edge("all-count", logprobs=p, ref_logprobs=ref, mask=mask | True)
    e.edge("nothing-counts", logprobs=p, ref_logprobs=ref, mask=mask & False)
    e.edge("equal", logprobs=p, ref_logprobs=p.copy(), mask=mask)
    e.edge("no-tokens", logprobs=p[:, :0], ref_logprobs=ref[:, :0], mask=mask[:, :0])
    e.edge("garbage-where-nothing-counts", logprobs=np.where(mask, p, -2e3), ref_logprobs=ref, mask=mask)
    e.shape("zeros-and-ones", logprobs=p, ref_logprobs=ref, mask=mask.astype(np.int64))
    e.shape("three-axes", logprobs=p.reshape(3, 1, 5), ref_logprobs=ref.reshape(3, 1, 5), mask=mask.reshape(3, 1, 5))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, logprobs=Layout(p, layout), ref_logprobs=Layout(ref, layout), mask=Layout(mask, layout))
    e.stability("far-apart", logprobs=a([-90.0, -0.5]), ref_logprobs=a([-2.0, -60.0]), mask=a([True, True]))
    e.random(30, random_estimates, seed=3502)
    draws = st.tuples(st.integers(0, 2), st.integers(1, 2)).flatmap(
        lambda shape: st.fixed_dictionaries(
            {
                "logprobs": hnp.arrays(np.float64, shape, elements=st.sampled_from([0.0, -1.0, -2.5])),
                "ref_logprobs": hnp.arrays(np.float64, shape, elements=st.sampled_from([0.0, -1.0, -2.5])),
                "mask": hnp.arrays(np.bool_, shape),
            }
        )
    )
    e.strategy(draws, valid=valid_estimates)


def build_moments(e):
    a = np.array
    z = a([0.5, -1.0, 2.0, 0.0])
    e.example("two-tokens", logits=a([0.0, 0.0]), ref_logits=a([np.log(3.0), 0.0]))
    e.example("four-tokens", logits=z, ref_logits=a([0.0, 1.0, 1.0, -1.0]))
    e.edge("one-token", logits=a([3.0]), ref_logits=a([-1.0]))
    e.edge("the-same-but-for-a-constant", logits=z, ref_logits=z + 3.0)
    e.shape("integers", logits=a([3, 0, -2]), ref_logits=a([1, 1, 2]))
    e.shape("bytes", logits=a([3, 200, 190], np.uint8), ref_logits=a([1, 190, 200], np.uint8))
    for layout in ("strided", "readonly"):
        e.shape(layout, logits=Layout(z, layout), ref_logits=Layout(z[::-1].copy(), layout))
    e.stability("far-from-zero", logits=z + 9e3, ref_logits=a([0.0, 1.0, 1.0, -1.0]) - 9e3)
    e.stability("impossible-token", logits=a([0.0, -9e3, 1.0]), ref_logits=a([1.0, -9e3 + 5, 0.5]))
    e.random(30, random_moments, seed=3503)
    logits = hnp.arrays(np.float64, 2, elements=st.sampled_from([0.0, 1.0, -2.0]))
    e.strategy(st.fixed_dictionaries({"logits": logits, "ref_logits": logits}), valid=valid_moments)


def build_betas(e):
    a = np.array
    e.example("too-far", beta=0.2, kls=a([6.6, 12.0, 5.0]), target=6.0, batch_size=500, horizon=1000)
    e.example("too-near", beta=0.1, kls=a([0.0]), target=6.0, batch_size=64, horizon=640)
    e.edge("on-target", beta=0.3, kls=a([2.0, 2.0]), target=2.0, batch_size=10, horizon=40)
    e.edge("negative-estimate", beta=0.3, kls=a([-1.0, 2.2]), target=2.0, batch_size=10, horizon=40)
    e.edge("limits", beta=1.0, kls=a([2.5, 1.5, 2.3, 1.7]), target=2.0, batch_size=3, horizon=10)
    e.edge("no-batches", beta=0.3, kls=a([]), target=2.0, batch_size=10, horizon=40)
    e.edge("horizon-of-one-batch", beta=0.3, kls=a([9.0, 0.1]), target=2.0, batch_size=40, horizon=40)
    e.shape("one-batch", beta=2, kls=a([3.3]), target=3, batch_size=7, horizon=70)
    for layout in ("strided", "readonly"):
        e.shape(layout, beta=0.5, kls=Layout(np.linspace(0.5, 1.5, 6), layout), target=1.1, batch_size=5, horizon=20)
    e.random(30, random_betas, seed=3504)
    kls = hnp.arrays(np.float64, st.integers(0, 3), elements=st.sampled_from([0.0, 1.0, 1.1, 4.0]))
    few = st.sampled_from([1.0, 2.0])
    parts = {"beta": few, "kls": kls, "target": few, "batch_size": few, "horizon": st.sampled_from([4.0, 10.0])}
    e.strategy(st.fixed_dictionaries(parts), valid=valid_betas)


def build(cases):
    build_estimates(cases.of("kl_estimates"))
    build_moments(cases.of("estimator_moments"))
    build_betas(cases.of("adaptive_betas"))
