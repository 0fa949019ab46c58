import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def logits(x):
    if not isinstance(x, np.ndarray) or x.dtype.kind not in "iuf" or x.size == 0:
        return False
    return bool((np.abs(x.astype(float)) <= 1e4).all())


def valid(real_logits, fake_logits, kind):
    """True, or why this call is outside the task."""
    if not logits(real_logits) or not logits(fake_logits):
        return "Logits are arrays of at least one number of at most 10,000 in size."
    return isinstance(kind, str) or "kind is a string."


def valid_generator(fake_logits, kind):
    """True, or why this call is outside the task."""
    return valid(fake_logits, fake_logits, kind)


def valid_optimal(p, q):
    """True, or why this call is outside the task."""
    for each in (p, q):
        if not isinstance(each, np.ndarray) or each.ndim != 1 or each.dtype.kind not in "iuf" or not each.size:
            return "p and q are arrays with one axis and at least one element."
        if not (each >= 0).all() or abs(each.sum() - 1) > 1e-9 or (each[each > 0] < 1e-200).any():
            return "Probabilities are 0 or at least 1e-200, and sum to 1."
    return p.shape == q.shape or "p and q have one shape."


def random_case(rng, i):
    shapes = [(4,), (2, 3), (5, 1), (2, 1, 2)]
    scale = 10.0 ** rng.integers(-1, 3)
    real, fake = rng.normal(size=shapes[i % 4]) * scale, rng.normal(size=shapes[int(rng.integers(4))]) * scale
    return {"real_logits": real + 1, "fake_logits": fake - 1, "kind": "wasserstein" if i % 5 == 4 else "standard"}


KINDS = ("saturating", "non_saturating", "wasserstein")


def random_generator(rng, i):
    return {"fake_logits": random_case(rng, i)["fake_logits"], "kind": KINDS[int(rng.integers(3))]}


def random_optimal(rng, i):
    n = int(rng.integers(2, 7))
    p, q = (
        rng.dirichlet(np.ones(n)) * (rng.random(n) > 0.25) + (np.arange(n) == rng.integers(n)) * 0.1 for _ in range(2)
    )
    return {"p": p / p.sum(), "q": q / q.sum()}


def build(cases):
    a = np.array
    real, fake = a([2.0, -0.5, 1.0]), a([[-1.0, 0.25], [3.0, -2.0]])
    byte = a([[200, 3], [0, 90]], dtype=np.uint8)
    far = a([800.0, -800.0, 40.0, -40.0, 5000.0, -5000.0, 0.5])
    e = cases.of("discriminator_loss")
    e.example("standard", real_logits=real, fake_logits=fake, kind="standard")
    e.example("wasserstein", real_logits=real, fake_logits=fake, kind="wasserstein")
    e.edge("undecided", real_logits=np.zeros(3), fake_logits=np.zeros((2, 2)), kind="standard")
    e.edge("one-each", real_logits=a([0.7]), fake_logits=a([[-0.2]]), kind="standard")
    e.edge("no-axis", real_logits=a(0.7), fake_logits=a(-0.2), kind="standard")
    e.edge("generators-kind", real_logits=real, fake_logits=fake, kind="saturating", raises=ValueError)
    e.edge("unknown-kind", real_logits=real, fake_logits=fake, kind="hinge", raises=ValueError)
    for kind in ("standard", "wasserstein"):
        e.shape(f"unsigned-{kind}", real_logits=byte[0], fake_logits=byte, kind=kind)
        for layout in ("fortran", "readonly"):
            e.shape(f"{layout}-{kind}", real_logits=real, fake_logits=Layout(fake, layout), kind=kind)
    e.stability("far", real_logits=far, fake_logits=far[1:] + 1, kind="standard")
    e.stability("far-wasserstein", real_logits=far, fake_logits=far[1:] + 1, kind="wasserstein")
    e.stability("right-and-sure", real_logits=a([35.0, 50.0]), fake_logits=a([-36.0, -45.0, -60.0]), kind="standard")
    e.random(30, random_case, seed=1361)
    number = st.sampled_from([0.0, 1.0, -2.0, 900.0])
    some = hnp.arrays(np.float64, st.sampled_from([(1,), (2,), (1, 2)]), elements=number)
    kinds = st.sampled_from(["standard", "wasserstein"])
    e.strategy(st.fixed_dictionaries({"real_logits": some, "fake_logits": some, "kind": kinds}), valid=valid)

    e = cases.of("generator_loss")
    for kind in KINDS:
        e.example(kind.replace("_", "-"), fake_logits=fake, kind=kind)
    for kind in KINDS:
        name = kind.replace("_", "-")
        e.edge(f"one-{name}", fake_logits=a([-0.4]), kind=kind)
        e.shape(f"unsigned-{name}", fake_logits=byte, kind=kind)
        e.shape(f"strided-{name}", fake_logits=Layout(fake, "strided"), kind=kind)
        e.stability(f"far-{name}", fake_logits=far, kind=kind)
        e.stability(f"rejected-{name}", fake_logits=a([-36.0, -45.0, -60.0]), kind=kind)
    e.edge("no-axis", fake_logits=a(-0.4), kind="saturating")
    e.edge("discriminators-kind", fake_logits=fake, kind="standard", raises=ValueError)
    e.edge("hyphen", fake_logits=fake, kind="non-saturating", raises=ValueError)
    e.random(30, random_generator, seed=1362)
    kinds = st.sampled_from(KINDS)
    e.strategy(st.fixed_dictionaries({"fake_logits": some, "kind": kinds}), valid=valid_generator)

    e = cases.of("optimal_discriminator")
    e.example("three-values", p=a([0.5, 0.25, 0.25]), q=a([0.125, 0.125, 0.75]))
    e.example("a-missed-mode", p=a([0.5, 0.5, 0.0]), q=a([0.75, 0.0, 0.25]))
    e.edge("equal", p=a([0.25, 0.75]), q=a([0.25, 0.75]))
    e.edge("nothing-shared", p=a([0.25, 0.75, 0.0]), q=a([0.0, 0.0, 1.0]))
    e.edge("impossible-in-both", p=a([0.25, 0.75, 0.0]), q=a([0.5, 0.5, 0.0]))
    e.edge("one-value", p=a([1.0]), q=a([1.0]))
    e.shape("integers", p=a([0, 1, 0]), q=a([1, 0, 0]))
    e.shape("strided", p=Layout(a([0.5, 0.25, 0.25]), "strided"), q=Layout(a([0.125, 0.125, 0.75]), "readonly"))
    e.stability("tiny", p=a([1e-150, 1 - 1e-9, 1e-9]), q=a([1e-160, 1e-12, 1 - 1e-12]))
    e.random(30, random_optimal, seed=1363)
    pairs = st.sampled_from([a([0.5, 0.5]), a([1.0, 0.0]), a([0.25, 0.75]), a([0.0, 1.0])])
    e.strategy(st.fixed_dictionaries({"p": pairs, "q": pairs}), valid=valid_optimal)
