import numpy as np
from hypothesis import strategies as st


def valid(steps, lr, factor=1 / 3, total_iters=5):
    """True, or why this call is outside the task."""
    if not all(0 <= step <= 1e9 for step in steps):
        return "Steps must be numbers between 0 and 1e9."
    if not 1e-100 <= lr <= 1e6:
        return "lr must be above zero, at most 1e6."
    if not (factor == 0 or 1e-100 <= factor <= 1):
        return "factor must be in [0, 1]."
    return (0 <= total_iters <= 1e9 and total_iters == int(total_iters)) or "total_iters must be an integer >= 0."


def random_case(rng, i):
    case = {"steps": rng.permutation(16)[:10].tolist() + [5], "lr": float(10.0 ** rng.uniform(-4, 0))}
    if i % 3:
        case["factor"] = float(rng.uniform(0.05, 0.95))
    if i % 4:
        case["total_iters"] = int(rng.integers(1, 12))
    if i % 5 == 4:
        case["steps"] += rng.uniform(0, 12, size=4).tolist()
    return case


def build(cases):
    e = cases.of("constant_lr")
    curve = list(range(12))
    e.example("first-four-scaled", steps=[0, 1, 2, 3, 4, 5], lr=0.3, factor=0.25, total_iters=4)
    e.example("in-any-order-with-fractions", steps=[5, 3.75, 3, 4.5], lr=0.3, factor=0.25, total_iters=4)

    e.edge("defaults", steps=curve, lr=0.06)
    e.edge("only-factor-given", steps=curve, lr=0.2, factor=0.7)
    e.edge("only-total-given", steps=curve, lr=0.2, total_iters=8)
    e.edge("one-scaled-step", steps=curve, lr=0.2, factor=0.4, total_iters=1)
    e.edge("nothing-scaled", steps=curve, lr=0.2, factor=0.4, total_iters=0)
    e.edge("factor-zero", steps=curve, lr=0.2, factor=0, total_iters=3)
    e.edge("factor-one", steps=curve, lr=0.2, factor=1, total_iters=3)
    e.edge("backwards", steps=curve[::-1], lr=0.2, factor=0.6, total_iters=7)
    e.edge("one-step-asked-twice", steps=[2, 2, 9, 2, 9], lr=0.2, factor=0.6, total_iters=7)
    e.edge("long-after", steps=[1_000_000, 3, 2, 900], lr=0.2, factor=0.4, total_iters=3)
    e.edge("floats", steps=[0.5, 6.75, 6, 6.999, 7.0, 7.25, 0.0], lr=0.2, factor=0.4, total_iters=7)

    for kind in ("uint8", "int8", "int16", "uint64", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (3, 100, 0, 89, 90)]
        e.shape(f"{kind}-steps", steps=narrow, lr=0.2, factor=0.4, total_iters=90)
        e.shape(f"{kind}-steps-long-stretch", steps=narrow, lr=0.2, factor=0.4, total_iters=300)
    e.shape("integer-rate", steps=curve, lr=3, factor=0.4)
    e.stability("tiny-rate", steps=[3, 40, 8, 9], lr=3e-80, factor=1e-60, total_iters=9)
    e.random(30, random_case, seed=271)
    one = st.one_of(st.integers(0, 6), st.sampled_from([0.5, 2.5]))
    e.strategy(
        st.fixed_dictionaries(
            {"steps": st.lists(one, min_size=1, max_size=3), "lr": st.sampled_from([1.0, 0.5])},
            optional={"factor": st.sampled_from([0.5, 0.25]), "total_iters": st.integers(0, 4)},
        ),
        valid=valid,
    )
