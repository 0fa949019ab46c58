import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout

FLOATS = (np.float16, np.float32, np.float64)
NAN, INF = np.nan, np.inf


def size_of(values):
    """The norm in extended precision, and whether it is exact in whatever order it is computed."""
    values = np.asarray(values).astype(np.longdouble).ravel()
    large = np.sort(np.abs(values[values != 0]))
    pair = len(large) == 2 and np.isfinite(large).all() and 4 * large[0] == 3 * large[1]  # as 3 and 4
    exact = len(large) <= 1 or (pair and np.log2(large[1]) % 1 == 0)
    return np.sqrt(np.sum(values**2)), exact


def in_range(values):
    size = np.abs(np.asarray(values, dtype=np.float64))
    size = size[np.isfinite(size) & (size != 0)]
    return not ((size < 1e-250) | (size > 1e250)).any()


def valid(params, zero_limit=1e-8, exploding_limit=1000.0):
    """True, or why this call is outside the task."""
    if not 0 <= zero_limit < exploding_limit or not in_range([zero_limit, exploding_limit]):
        return "zero_limit must be zero or more, and below exploding_limit."
    if not isinstance(params, dict) or not all(isinstance(name, str) for name in params):
        return "params must be a dict by names."
    for entry in params.values():
        if not isinstance(entry, dict) or set(entry) != {"before", "after", "grad", "requires_grad"}:
            return "Each parameter must be a dict with before, after, grad and requires_grad."
        if not isinstance(entry["requires_grad"], bool | np.bool_):
            return "requires_grad must be a bool."
        before, after, grad = entry["before"], entry["after"], entry["grad"]
        for each in (before, after) if grad is None else (before, after, grad):
            if not isinstance(each, np.ndarray) or each.dtype not in FLOATS or each.shape != before.shape:
                return "before, after and grad must be arrays of one shape, float16, float32 or float64."
            if not in_range(each):
                return "Finite elements must be zero or from 1e-250 to 1e250 in size."
        if not np.isfinite(before).all():
            return "before must be finite."
        if not in_range(after.astype(np.float64) - before.astype(np.float64)):
            return "The differences of after and before must be zero or from 1e-250 to 1e250 in size."
        moved, start = size_of(after.astype(np.float64) - before.astype(np.float64))[0], size_of(before)[0]
        if moved > 0 and np.isfinite(moved) and start > 0 and not 1e-250 <= moved / start <= 1e250:
            return "The ratios must be from 1e-250 to 1e250."
        if grad is not None:
            norm, exact = size_of(grad)
            for limit in (zero_limit, exploding_limit):
                if abs(norm - limit) <= 1e-9 * limit and limit > 0 and not (exact and norm == limit):
                    return "A norm is too close to a limit."
    return True


def one(before, after, grad, requires_grad=True, kind=np.float64):
    arrays = [None if each is None else np.array(each, dtype=kind) for each in (before, after, grad)]
    return dict(zip(("before", "after", "grad", "requires_grad"), (*arrays, requires_grad)))


def random_case(rng, i):
    params = {}
    for k in range(int(rng.integers(2, 6))):
        shape = [(3,), (2, 3), (4, 1, 2), ()][(i + k) % 4]
        kind = FLOATS[(i + k) % 3]
        before = np.array(rng.normal(size=shape) + 1.0, dtype=kind)
        grad = np.array(rng.normal(size=shape) * 10.0 ** rng.uniform(-6, 4), dtype=kind)
        what = rng.integers(0, 8)
        if what == 0:
            grad = np.zeros_like(grad)
        elif what == 1:
            grad.flat[-1] = [NAN, INF, -INF][i % 3]
        moved = before.astype(np.float64) * (1 + rng.normal(size=shape) * 10.0 ** rng.uniform(-3, 0))
        after = np.array(moved, dtype=kind)
        entry = {"before": before, "after": after, "grad": None if what == 2 else grad}
        params[f"layer{k}.weight"] = entry | {"requires_grad": bool(what != 3)}
    case = {"params": params}
    if i % 3:
        case["zero_limit"] = float(10.0 ** rng.uniform(-5, -2))
    if i % 4:
        case["exploding_limit"] = float(10.0 ** rng.uniform(0, 3))
    return case


def build(cases):
    e = cases.of("gradient_flow")
    e.example(
        "one-of-each",
        params={
            "embedding": one([2.0, 1.0], [2.0, 1.0], [0.5, 0.25], requires_grad=False),
            "old_head": one([1.0, -1.0], [1.0, -1.0], None),
            "relu.weight": one([[0.5, 1.0]], [[0.5, 1.0]], [[0.0, 0.0]]),
            "norm.scale": one([1.0, 2.0], [NAN, 2.0], [NAN, 0.5]),
            "rnn.weight": one([[3.0], [4.0]], [[0.0], [8.0]], [[3000.0], [-4000.0]]),
            "head.bias": one([3.0, -4.0], [3.0, -4.25], [0.0, 0.25]),
        },
    )
    e.example(
        "limits-given",
        params={"a": one([1.0], [1.5], [0.125]), "b": one([2.0], [1.0], [0.25]), "c": one([4.0], [4.0], [0.5])},
        zero_limit=0.125,
        exploding_limit=0.25,
    )
    both = {"a": one([1.0, 2.0], [1.5, 2.0], [3e-4, 0.0]), "b": one([2.0, 1.0], [1.0, 1.0], [60.0, -20.0])}
    both |= {"c": one([2.0, 5.0], [1.0, 5.5], [6e-9, 0.0]), "d": one([2.0, 5.0], [1.0, 2.0], [2e3, 1.0])}
    e.edge("all-defaults", params=both)
    e.edge("only-zero-limit", params=both, zero_limit=1e-3)
    e.edge("only-exploding-limit", params=both, exploding_limit=50.0)
    e.edge("just-above-zero", params={"a": one([1.0], [1.5], [1.1e-8]), "b": one([3.0], [1.5], [0.9e-8])})
    e.edge("just-below-exploding", params={"a": one([1.0], [1.5], [999.0]), "b": one([3.0], [1.5], [1001.0])})
    e.edge("norm-of-exactly-a-limit", params={"a": one([1.0], [1.5], [1000.0]), "b": one([2.0], [1.0], [-1e-8])})
    e.edge(
        "norm-of-several-elements",
        params={"a": one([[1.0, 0.5]], [[1.5, 0.25]], [[3.0, 4.0]]), "b": one([1.0, 1.0], [2.0, 1.5], [0.75, -1.0])},
        zero_limit=1.25,
        exploding_limit=5.0,
    )
    e.edge("elements-below-the-limit", params={"a": one([1.0] * 9, [1.25] * 9, [400.0] * 9)})
    e.edge("elements-together-above-zero", params={"a": one([1.0] * 9, [1.25] * 9, [0.9e-8] * 9)})
    e.edge(
        "zero-limit-of-zero", params={"a": one([1.0], [1.5], [1e-30]), "b": one([2.0], [1.0], [0.0])}, zero_limit=0.0
    )
    e.edge(
        "frozen-comes-first",
        params={
            "a": one([1.0], [1.5], None, False),
            "b": one([2.0], [2.0], [NAN], False),
            "c": one([2.0], [1.0], [1e9], False),
        },
    )
    e.edge("nan-with-infinity", params={"a": one([1.0, 2.0], [1.5, 1.0], [INF, NAN]), "b": one([1.0], [2.0], [NAN])})
    e.edge("nan-with-zeros", params={"a": one([1.0, 2.0, 3.0], [1.5, 1.0, 3.0], [0.0, NAN, 0.0])})
    e.edge("nan-with-large", params={"a": one([1.0, 2.0], [1.5, 1.0], [1e9, NAN])})
    e.edge("infinite", params={"a": one([1.0, 2.0], [1.5, 1.0], [0.5, -INF]), "b": one([1.0], [2.0], [INF])})
    e.edge("both-infinities", params={"a": one([1.0, 2.0], [1.5, 1.0], [INF, -INF])})
    e.edge("frozen-but-moved", params={"a": one([4.0, 3.0], [4.0, 2.5], None, False), "b": one([1.0], [1.0], [0.5])})
    e.edge("disconnected-but-moved", params={"a": one([4.0, 3.0], [3.6, 2.7], None)})
    e.edge("from-zero", params={"a": one([0.0, 0.0], [0.5, 0.0], [1.0, 0.0]), "b": one([0.0], [0.0], [2.0])})
    e.edge("to-zero", params={"a": one([2.0, -1.0], [0.0, 0.0], [1.0, 0.5])})
    e.edge("after-nan", params={"a": one([2.0, -1.0], [NAN, -1.0], [1.0, 0.5]), "b": one([0.0], [NAN], [1.0])})
    e.edge("after-infinite", params={"a": one([2.0, -1.0], [1.0, INF], [1.0, 0.5]), "b": one([0.0], [-INF], [1.0])})
    e.edge("after-nan-and-infinite", params={"a": one([2.0, -1.0], [NAN, INF], [1.0, 0.5])})
    e.edge("no-parameters", params={})
    e.edge("no-elements", params={"a": one(np.zeros((0, 3)), np.zeros((0, 3)), np.zeros((0, 3)))})
    e.shape("no-axes", params={"a": one(2.0, 1.5, 0.5), "b": one(-1.0, -1.25, 3000.0)})
    cube = np.arange(24.0).reshape(2, 3, 4)
    e.shape("three-axes", params={"a": one(cube + 1.0, cube + 0.5, 10 * cube)}, exploding_limit=650.0)
    for layout in ("fortran", "strided", "readonly"):
        arrays = {"before": Layout(cube[0] + 1.0, layout), "after": Layout(cube[0], layout)}
        e.shape(layout, params={"a": arrays | {"grad": Layout(cube[1], layout), "requires_grad": True}})
    for kind in (np.float16, np.float32):
        e.shape(np.dtype(kind).name, params={"a": one([1.5, -2.0], [1.25, -2.5], [0.5, 0.25], kind=kind)})
    mixed = one([1.5, -2.0], [1.25, -2.5], [0.5, 0.25]) | {"grad": np.array([300.0, 400.0], dtype=np.float16)}
    mixed["after"] = np.array([1.4996, -2.0], dtype=np.float32)
    e.shape("mixed-types", params={"a": mixed}, exploding_limit=600.0)
    half = np.float16
    e.stability("half-overflows", params={"a": one([300.0, 400.0], [400.0, 350.0], [300.0, 400.0], kind=half)})
    e.stability(
        "half-vanishes", params={"a": one([3e-4, 4e-4], [5e-4, 4e-4], [1e-4, 2e-4], kind=half)}, zero_limit=1e-5
    )
    e.stability("half-just-above-the-limit", params={"a": one([1.0, 2.0], [1.5, 2.0], [600.5, 800.0], kind=half)})
    e.stability("half-differences", params={"a": one([60000.0, 1.0], [-60000.0, 1.0], [1.0, 1.0], kind=half)})
    e.stability("tiny-gradient", params={"a": one([1.0, 2.0], [1.5, 2.0], [3e-200, -1e-200])}, zero_limit=0.0)
    e.stability(
        "tiny-limits", params={"a": one([1.0], [1.5], [3e-200]), "b": one([1.0], [2.0], [1e-200])}, zero_limit=2e-200
    )
    e.stability("huge-gradient", params={"a": one([1.0, 2.0], [1.5, 2.0], [3e200, 1e200])}, exploding_limit=1e220)
    e.stability(
        "huge-limits", params={"a": one([1.0], [1.5], [-3e200]), "b": one([1.0], [2.0], [1e200])}, exploding_limit=2e200
    )
    e.stability("tiny-values", params={"a": one([1e-200, 2e-200], [1.5e-200, 2e-200], [1.0, 2.0])})
    e.stability("huge-values", params={"a": one([1e200, -2e200], [1.5e200, 2e200], [1.0, 2.0])})
    e.stability("mixed-sizes", params={"a": one([1e-180, 1.0], [2e-180, 1.0], [1e-180, 0.5])})
    e.random(36, random_case, seed=931)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def entry(numbers, grads):
        pair = hnp.arrays(np.float64, (2,), elements=numbers)
        return st.fixed_dictionaries(
            {
                "before": pair,
                "after": pair,
                "grad": st.none() | hnp.arrays(np.float64, (2,), elements=grads),
                "requires_grad": st.booleans(),
            }
        )

    def inputs(numbers, grads):
        params = st.dictionaries(st.sampled_from(["a", "b"]), entry(numbers, grads), max_size=2)
        optional = {"zero_limit": st.sampled_from([0.75, 0.0]), "exploding_limit": st.sampled_from([1.5])}
        return st.fixed_dictionaries({"params": params}, optional=optional)

    odd = st.sampled_from([0.0, 1.0, -2.0, np.nan, np.inf, 5000.0])
    e.strategy(inputs(number, odd), groups=["example", "edge", "shape", "random"], valid=valid)
    extreme = st.sampled_from([0.0, 1e-200, 3e200, 1.0])
    e.strategy(inputs(st.sampled_from([0.0, 1e-200, 2e-200]), extreme), groups=["stability"])
