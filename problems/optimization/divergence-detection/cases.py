from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout

NAN, INF = float("nan"), float("inf")
FLOATS = (np.float16, np.float32, np.float64)


def losses_fault(losses):
    """None, or why losses are outside the task."""
    values = np.asarray(losses)
    if values.ndim != 1 or values.dtype.kind not in "iuf" or (values.dtype.kind == "f" and values.dtype != np.float64):
        return "losses must be a list of numbers, or an array of float64 or integers with one axis."
    return None


def valid_nonfinite(losses, grads):
    """True, or why this call is outside the task."""
    if fault := losses_fault(losses):
        return fault
    if not isinstance(grads, list) or len(grads) != len(losses):
        return "grads must be a list of one dict for each loss."
    for named in grads:
        if not isinstance(named, dict) or not all(isinstance(name, str) and name != "loss" for name in named):
            return 'Each step of grads must be a dict whose keys are names other than "loss".'
        if not all(isinstance(g, np.ndarray) and (g.dtype in FLOATS or g.dtype.kind in "iu") for g in named.values()):
            return "Gradients must be arrays of floats or integers."
    return True


def middle(values):
    """The exact median of some finite floats."""
    ordered = sorted(Fraction(float(value)) for value in values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def valid_spike(losses, window=20, factor=3.0):
    """True, or why this call is outside the task."""
    if fault := losses_fault(losses):
        return fault
    values = np.asarray(losses, dtype=np.float64)
    finite = values[np.isfinite(values)]
    if (finite < 0).any() or (finite > 1e100).any() or ((finite > 0) & (finite < 1e-100)).any():
        return "Finite losses must be zero, or from 1e-100 to 1e100."
    if isinstance(window, bool) or window != int(window) or window < 1:
        return "window must be an integer, 1 or more."
    if not 1 <= factor <= 1e6:
        return "factor must be from 1 to 1e6."
    for t in range(window, finite.size):
        median = middle(finite[t - window : t])
        bound, loss = Fraction(factor) * median, Fraction(float(finite[t]))
        exact = Fraction(float(median)) == median and Fraction(float(bound)) == bound
        if not exact and abs(loss - bound) < Fraction(1, 10**9) * max(loss, bound):
            return "A loss is within rounding of its bound."
        if loss > bound:
            break
    return True


def random_nonfinite(rng, i):
    steps, kind = int(rng.integers(1, 7)), FLOATS[i % 3]
    shapes = {"embed": (2, 3), "hidden": (3,), "norm": (), "head": (3, 1, 2)}
    names = list(rng.permutation(list(shapes)))
    grads = [{str(n): np.asarray(rng.normal(size=shapes[n])).astype(kind) for n in names} for _ in range(steps)]
    losses = [float(x) for x in rng.uniform(0.5, 4.0, size=steps)]
    for _ in range(int(rng.integers(0, 5))):
        t, name = int(rng.integers(steps)), str(rng.choice(names))
        values = grads[t][name]
        values.flat[int(rng.integers(values.size))] = [NAN, INF, -INF][int(rng.integers(3))]
    if i % 4 == 1:
        losses[int(rng.integers(steps))] = [NAN, INF][i % 8 // 4]
    return {"losses": losses, "grads": grads}


def random_spike(rng, i):
    window = [1, 2, 3, 4, 5, 8][i % 6]
    n = int(rng.integers(2 * window, 6 * window + 8))
    factor = float(rng.uniform(1.2, 2.5))
    losses = (1.0 + 3.0 / np.arange(1, n + 1)) * np.exp(0.25 * rng.normal(size=n))
    late = rng.integers(window, n)
    losses[late:] *= 1.0 if i % 5 == 0 else rng.uniform(1.5, 4.0)
    bad = rng.random(n) < (0.0 if i % 3 == 0 else 0.25)
    losses[bad] = rng.choice([NAN, INF, -INF], size=int(bad.sum()))
    return {"losses": losses, "window": window, "factor": factor}


def nonfinite_strategy():
    number = st.sampled_from([1.0, 0.0, NAN, INF])
    array = hnp.arrays(np.float64, st.sampled_from([(1,), (2,)]), elements=number)
    named = st.fixed_dictionaries({}, optional={"first": array, "last": array})
    steps = st.lists(st.tuples(number, named), max_size=3)
    return steps.map(lambda pairs: {"losses": [x for x, _ in pairs], "grads": [g for _, g in pairs]})


def spike_strategy():
    number = st.sampled_from([0.0, 1.0, 2.0, 5.0, 16.0, NAN, INF])
    return st.fixed_dictionaries(
        {"losses": st.lists(number, max_size=8), "window": st.integers(1, 3)},
        optional={"factor": st.sampled_from([1.0, 2.0, 4.0])},
    )


def build(cases):
    a = np.array
    e = cases.of("first_nonfinite")
    fine = {"first": a([1.0, -2.0, 0.5]), "second": a([[0.25, 3.0]]), "third": a([4.0])}

    def changed(**bad):
        return fine | {name: a(values) for name, values in bad.items()}

    e.example(
        "backward-from-the-last-layer",
        losses=[2.0, 1.5, 1.25],
        grads=[
            {"first": a([0.5, -1.0]), "second": a([2.0])},
            {"first": a([NAN, 1.0]), "second": a([INF])},
            {"first": a([NAN, NAN]), "second": a([NAN])},
        ],
    )
    e.example("the-loss-first", losses=[3.0, INF], grads=[{"w": a([1.0, 2.0])}, {"w": a([NAN, NAN])}])
    e.example("all-finite", losses=[3.0, 2.5], grads=[{"w": a([1.0, 2.0])}, {"w": a([-1.0, 0.5])}])
    e.edge("empty", losses=[], grads=[])
    e.edge("no-gradients", losses=[1.0, 2.0, NAN], grads=[{}, {}, {}])
    e.edge("no-gradients-and-finite", losses=[1.0, 2.0], grads=[{}, {}])
    e.edge("at-step-zero", losses=[1.0, NAN], grads=[changed(second=[[INF, 3.0]]), fine])
    e.edge("only-in-the-last-step", losses=[1.0, 2.0, 3.0], grads=[fine, fine, changed(first=[1.0, 2.0, NAN])])
    e.edge("loss-only", losses=[1.0, NAN, 3.0], grads=[fine, fine, fine])
    e.edge("minus-infinite-loss", losses=[1.0, -INF], grads=[fine, fine])
    e.edge("minus-infinity", losses=[1.0, 1.5], grads=[fine, changed(third=[-INF])])
    e.edge("gradient-before-a-later-loss", losses=[1.0, 2.0, NAN], grads=[fine, changed(second=[[NAN, 1.0]]), fine])
    e.edge("early-tensor-later-step", losses=[1.0, 2.0], grads=[changed(first=[INF, 1.0, 2.0]), changed(third=[NAN])])
    e.edge("late-tensor-later-step", losses=[1.0, 2.0], grads=[changed(second=[[1.0, INF]]), changed(first=[NAN])])
    e.edge("the-middle-of-three", losses=[1.0], grads=[changed(first=[NAN], second=[[INF, 2.0]])])
    e.edge("infinity-and-nan-in-one", losses=[1.0], grads=[changed(second=[[INF, 2.0, NAN]], first=[INF])])
    e.edge("infinities-that-cancel", losses=[1.0], grads=[changed(second=[[INF, -INF]])])
    e.edge("without-elements", losses=[1.0, 2.0], grads=[fine | {"none": np.zeros((0, 3))}, changed(first=[NAN])])
    e.edge("names-change", losses=[1.0, 2.0], grads=[{"b": a([1.0]), "a": a([2.0])}, {"c": a([INF]), "a": a([NAN])}])
    e.edge("not-by-alphabet", losses=[1.0], grads=[{"z": a([NAN]), "a": a([INF]), "m": a([1.0])}])
    e.shape("no-axes", losses=[1.0, 2.0], grads=[{"gain": a(0.5), "bias": a(1.0)}, {"gain": a(INF), "bias": a(2.0)}])
    e.shape("three-axes", losses=[1.0], grads=[{"kernel": np.where(np.arange(24.0) == 17, NAN, 1.5).reshape(2, 3, 4)}])
    matrix = a([[1.0, -2.0, INF], [0.5, 4.0, 3.0]])
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, losses=[1.0], grads=[{"w": Layout(matrix, layout), "v": Layout(matrix[:1, :2], layout)}])
    e.shape("array-of-losses", losses=a([1.0, 2.0, NAN]), grads=[fine] * 3)
    e.shape("integers", losses=a([7, 5]), grads=[{"w": a([3, -2])}, {"w": a([1, 4]), "v": a([INF])}])
    counts = a([250, 200, 90], dtype=np.uint8)
    e.shape("uint8", losses=a([7, 5], dtype=np.uint8), grads=[{"w": counts}, {"w": a([NAN])}])
    for kind in (np.float16, np.float32):
        grads = [{"w": a([1.0, 2.0], dtype=kind)}, {"w": a([3.0, NAN], dtype=kind), "v": a([[1.0, -INF]], dtype=kind)}]
        e.shape(np.dtype(kind).name, losses=[1.0, 0.5], grads=grads)
    half = np.full((4,), 60000.0, dtype=np.float16)
    e.stability("sum-beyond-half", losses=[1.0, 2.0], grads=[{"w": half}, changed(first=[NAN])])
    e.stability("square-beyond-half", losses=[1.0], grads=[{"w": a([300.0, -0.5], dtype=np.float16)}])
    e.stability("square-beyond-double", losses=[1.0, 2.0], grads=[{"w": a([1e200, -3e180])}, changed(second=[[INF]])])
    e.stability("sum-beyond-double", losses=[1.0], grads=[{"w": a([1.5e308, 1.6e308])}])
    e.stability("huge-loss", losses=[1e300, 1.7e308, INF], grads=[fine] * 3)
    e.stability("tiny", losses=[1e-300], grads=[{"w": a([5e-324, 0.0])}])
    e.random(40, random_nonfinite, seed=301)
    e.strategy(nonfinite_strategy(), valid=valid_nonfinite)

    s = cases.of("first_spike")
    s.example("one-spike", losses=[4.0, 3.0, 5.0, 2.0, 9.5, 2.0], window=3, factor=3.0)
    s.example("nan-takes-no-place", losses=[4.0, NAN, 3.0, INF, 2.0, 9.5, 1.0], window=3, factor=3.0)
    s.example("outlier-in-the-window", losses=[2.0, 5.5, 2.5, 1.5, 8.0, 1.0], window=4, factor=3.0)
    base = 4.0 / np.arange(1, 41) + 1.0
    s.edge("all-defaults", losses=np.append(base, [2.0, 3.0, 3.9, 5.0]))
    s.edge("default-window", losses=np.append(base[:20], [2.0, 2.9, 9.0]), factor=2.0)
    s.edge("default-factor", losses=[2.0, 3.0, 6.0, 7.6, 1.0], window=2)
    s.edge("default-factor-just-below", losses=[2.0, 3.0, 7.25, 15.5, 1.0], window=2)
    s.edge("one-short-of-the-default-window", losses=np.append(base[:19], [50.0, 1.0]))
    s.edge("just-the-default-window", losses=np.append(base[:20], [50.0, 1.0]))
    s.edge("nothing", losses=[3.0, 2.0, 2.5, 1.0, 1.5], window=2, factor=2.0)
    s.edge("empty", losses=[])
    s.edge("shorter-than-the-window", losses=[1.0, 100.0], window=5)
    s.edge("as-long-as-the-window", losses=[1.0, 1.0, 100.0], window=3)
    s.edge("spike-while-not-judged", losses=[1.0, 100.0, 1.0, 1.0, 1.0, 2.5], window=5, factor=2.0)
    s.edge("equal-to-the-bound", losses=[2.0, 4.0, 3.0, 6.0, 1.0], window=3, factor=2.0)
    s.edge("above-the-bound", losses=[2.0, 4.0, 3.0, 6.25, 1.0], window=3, factor=2.0)
    s.edge("even-window", losses=[1.0, 2.0, 3.0, 8.0, 5.5, 1.0], window=4, factor=2.0)
    s.edge("even-window-above-the-lower", losses=[1.0, 2.0, 3.0, 8.0, 4.5, 1.0], window=4, factor=2.0)
    s.edge("window-of-one", losses=[1.0, 2.0, 4.0, 9.0], window=1, factor=2.0)
    s.edge("factor-of-one", losses=[3.0, 2.0, 1.0, 1.75, 2.0, 4.0], window=3, factor=1)
    s.edge("zeros", losses=[0.0, 0.0, 0.0, 1e-3], window=2)
    s.edge("all-zero", losses=[0.0, 0.0, 0.0, 0.0], window=2)
    s.edge("nan-where-it-would-be-judged", losses=[1.0, 2.0, NAN, 7.0], window=2)
    s.edge("infinite-loss", losses=[1.0, 2.0, INF, 1.5, 20.0], window=2)
    s.edge("infinity-in-the-window", losses=[1.0, INF, 2.0, 7.0], window=2)
    s.edge("minus-infinity-in-the-window", losses=[1.0, 4.0, -INF, 6.0, -INF, 13.0], window=2)
    s.edge("many-nan-between", losses=[1.0, 2.0, 3.0, NAN, NAN, NAN, NAN, 5.0, 7.0], window=3)
    s.edge("nan-counts-not-for-the-window", losses=[NAN, NAN, 1.0, 9.0, 1.0, 2.5], window=3, factor=2.0)
    s.edge("only-nan", losses=[NAN, NAN, NAN], window=1)
    s.edge("nan-before-step-zero-only", losses=[NAN, 1.0, 4.0], window=1)
    s.edge("mean-is-fooled", losses=[1.0, 1.0, 1.0, 2.75, 2.75, 4.0], window=5, factor=3.0)
    s.edge("slow-rise-is-no-spike", losses=[1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0], window=3, factor=3.0)
    s.edge("falls-far-then-returns", losses=[16.0, 15.0, 14.0, 2.0, 1.0, 1.0, 1.0, 15.0], window=3, factor=4.0)
    s.edge("two-spikes", losses=[1.0, 1.0, 5.0, 1.0, 9.0], window=2)
    s.edge("unsorted-window", losses=[9.0, 1.0, 5.0, 12.0], window=3, factor=2.0)
    s.edge("spike-below-the-first-loss", losses=[40.0, 2.0, 3.0, 2.5, 9.0], window=3)
    s.shape("integers", losses=[7, 5, 6, 20, 3], window=3)
    for kind in ("uint8", "int8", "uint16", "int32"):
        s.shape(f"{kind}-losses", losses=a([100, 90, 80, 70, 95, 120, 110, 100], dtype=kind), window=4, factor=1.25)
    s.shape(
        "uint8-sum-beyond-its-width",
        losses=a([200, 180, 160, 140, 190, 240, 220], dtype="uint8"),
        window=4,
        factor=1.25,
    )
    curve = a([4.0, 3.0, 5.0, 2.0, 9.5, 2.0])
    for layout in ("strided", "readonly", "list"):
        s.shape(layout, losses=Layout(curve, layout), window=3, factor=2.5)
    s.stability("large", losses=[3e99, 2e99, 9e99, 1e99], window=2, factor=3.0)
    s.stability("tiny", losses=[3e-99, 2e-99, 9e-99, 1e-99], window=2, factor=3.0)
    s.stability("mixed", losses=[1e9, 1e-9, 2e-9, 3e-9, 1e-8, 1.0], window=3, factor=4.0)
    s.random(48, random_spike, seed=302)
    s.strategy(spike_strategy(), valid=valid_spike)
