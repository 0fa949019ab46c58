import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

NAMES = ("logprobs", "old_logprobs", "advantages", "values", "returns", "entropies")


def valid(logprobs, old_logprobs, advantages, values, returns, entropies, mask, clip=0.2, value_coef=0.5,
          entropy_coef=0.01):  # fmt: skip
    """True, or why this call is outside the task."""
    arrays = [np.asarray(x) for x in (logprobs, old_logprobs, advantages, values, returns, entropies)]
    m, shape = np.asarray(mask), np.shape(logprobs)
    if len(shape) == 0 or any(x.dtype != np.float64 or x.shape != shape for x in arrays) or m.shape != shape:
        return "All arrays have one shape with an axis at least, and all but mask are float64."
    if m.dtype.kind not in "biu" or not np.isin(m, (0, 1)).all():
        return "mask holds booleans, or 0 and 1."
    if not all((np.abs(x) <= 1e6).all() for x in arrays):
        return "Numbers are at most 1e6 in size."
    if not (isinstance(clip, (int, float)) and 0.001 <= clip <= 0.999):
        return "clip is from 0.001 to 0.999."
    if not all(isinstance(x, (int, float)) and 0 <= x <= 100 for x in (value_coef, entropy_coef)):
        return "value_coef and entropy_coef are from 0 to 100."
    l = (arrays[0] - arrays[1])[m.astype(bool)]
    if (np.abs(l) > 50).any():
        return "Logarithms of ratios are at most 50 in size."
    near = np.abs(np.abs(np.exp(l) - 1) - clip) < 1e-6
    return not near.any() or "Ratios are at least 1e-6 away from 1 - clip and 1 + clip."


def batch(rng, shape, spread=0.3):
    old = -rng.exponential(size=shape)
    return {
        "logprobs": old + rng.normal(scale=spread, size=shape),
        "old_logprobs": old,
        "advantages": rng.normal(size=shape),
        "values": rng.normal(size=shape),
        "returns": rng.normal(loc=0.5, size=shape),
        "entropies": rng.exponential(size=shape),
    }


def random_case(rng, i):
    shape = [(4, 5), (7,), (2, 3, 4)][i % 3]
    mask = rng.random(shape) < 0.7
    case = batch(rng, shape, [0.2, 0.8][i % 2]) | {"mask": mask if i % 4 else mask.astype(np.int64)}
    if i % 2:
        case["clip"] = float(rng.choice([0.1, 0.4]))
    if i % 3:
        case["value_coef"] = float(rng.choice([0.25, 1.0]))
    return case | {"entropy_coef": float(rng.choice([0.0, 0.1]))} if i % 5 else case


def build(cases):
    a = np.array
    rng = np.random.default_rng(3801)
    usual = batch(rng, (3, 5), 0.5)
    mask = a([[1, 1, 1, 0, 0], [0, 1, 0, 1, 1], [0, 0, 0, 1, 0]], dtype=bool)
    ratios = a([1.5, 0.5, 1.5, 0.5, 1.1])
    corners = {
        "logprobs": np.log(ratios) - 1.0,
        "old_logprobs": np.full(5, -1.0),
        "advantages": a([2.0, 1.0, -1.0, -3.0, 1.0]),
        "values": np.zeros(5),
        "returns": np.zeros(5),
        "entropies": np.zeros(5),
        "mask": np.ones(5, dtype=bool),
    }
    two = {
        "logprobs": a([-1.0, -2.0, -0.5]),
        "old_logprobs": a([-1.5, -2.0, -9.0]),
        "advantages": a([1.0, -2.0, 5.0]),
        "values": a([0.5, 1.0, 7.0]),
        "returns": a([1.0, 3.0, 0.0]),
        "entropies": a([0.5, 1.5, 3.0]),
        "mask": a([1, 1, 0]),
    }
    for name, seed in (("ppo_loss", 3802), ("ppo_loss_grad", 3803)):
        e = cases.of(name)
        e.example(
            "four-corners", **corners, note="Ratios 1.5, 0.5, 1.5, 0.5 and 1.1: the first and the fourth are bound."
        )
        e.example("two-steps", **two)
        full = usual | {"mask": mask}
        e.edge("all-defaults", **full)
        e.edge("only-clip", **full, clip=0.05)
        e.edge("one-step-counts", **usual, mask=mask & (np.arange(15).reshape(3, 5) == 2))
        e.edge("only-value-coef", **full, value_coef=2)
        e.edge("only-entropy-coef", **full, entropy_coef=0.7)
        e.edge("surrogate-alone", **full, value_coef=0, entropy_coef=0)
        e.edge("first-step", **full | {"logprobs": usual["old_logprobs"].copy()})
        e.edge("advantages-zero", **full | {"advantages": np.zeros((3, 5))})
        e.edge("all-count", **usual, mask=mask | True, clip=0.3)
        e.edge("nothing-counts", **usual, mask=mask & False)
        e.edge("no-steps", **{key: x[:, :0] for key, x in full.items()})
        e.edge("zeros-and-ones", **usual, mask=mask.astype(np.int64))
        e.edge("garbage-where-nothing-counts", **full | {"logprobs": np.where(mask, usual["logprobs"], 2e3)})
        e.shape("one-axis", **{key: x[1] for key, x in full.items()})
        for layout in ("fortran", "readonly"):
            e.shape(layout, **{key: Layout(x, layout) for key, x in full.items()})
        far = np.where(a([1, 0, 1, 0, 1]) == 1, 30.0, -40.0)
        e.stability("far-apart", **full | {"logprobs": usual["old_logprobs"] + far})
        close = usual["old_logprobs"][0, :4] + np.log([1.2001, 0.7999, 1.1999, 0.8001])
        four = {key: x[0, :4] for key, x in full.items()}
        near = {"logprobs": close, "advantages": a([1.0, -2.0, 3.0, -4.0]), "mask": a([1, 1, 1, 1])}
        e.stability("near-the-limits", **four | near)
        e.random(30, random_case, seed=seed)

        def drawn(n):
            number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
            parts = {key: hnp.arrays(np.float64, n, elements=number) for key in NAMES}
            parts["mask"] = hnp.arrays(np.bool_, n)
            options = {"clip": st.just(0.3), "value_coef": st.just(1.0), "entropy_coef": st.just(0.5)}
            return st.fixed_dictionaries(parts, optional=options)

        e.strategy(st.integers(1, 3).flatmap(drawn), valid=valid)
