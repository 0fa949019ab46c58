import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout

FLOATS = (np.float16, np.float32, np.float64)


def in_range(values):
    """Whether all finite numbers are zero or of a moderate size."""
    size = np.abs(np.asarray(values, dtype=np.float64))
    size = size[np.isfinite(size) & (size != 0)]
    return not ((size < 1e-30) | (size > 1e30)).any()


def option_fault(init_scale, growth_factor, backoff_factor, growth_interval):
    """None, or why the options are outside the task."""
    if not (1e-10 <= init_scale <= 1e20 and 1 < growth_factor <= 1e3 and 1e-3 <= backoff_factor < 1):
        return "init_scale must be from 1e-10 to 1e20, growth_factor in (1, 1000], backoff_factor in [0.001, 1)."
    if isinstance(growth_interval, bool) or growth_interval != int(growth_interval) or growth_interval < 1:
        return "growth_interval must be an integer, 1 or more."
    return None


def scale_fault(found, init_scale, growth_factor, backoff_factor, growth_interval):
    """None, or why the scale leaves its range in a run whose steps found what `found` says."""
    scale, clean = float(init_scale), 0
    for bad in found:
        clean = 0 if bad else clean + 1
        if bad or clean == growth_interval:
            scale, clean = scale * (backoff_factor if bad else growth_factor), 0
        if not 1e-30 <= scale <= 1e30:
            return "The scale must stay between 1e-30 and 1e30."
    return None


def valid_scaler(losses, grads, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
    """True, or why this run is outside the task."""
    options = init_scale, growth_factor, backoff_factor, growth_interval
    if fault := option_fault(*options):
        return fault
    if len(losses) != len(grads):
        return "losses and grads need the same length: one entry for each step."
    if not all(isinstance(loss, float | np.floating) and in_range(loss) for loss in losses):
        return "losses must be floats; finite ones zero or from 1e-30 to 1e30 in size."
    for step_grads in grads:
        if not all(isinstance(g, np.ndarray) and g.dtype in FLOATS and in_range(g) for g in step_grads):
            return "Gradients must be float16, float32 or float64, finite ones zero or from 1e-30 to 1e30 in size."
    found = [any(not np.isfinite(g).all() for g in step_grads) for step_grads in grads]
    return scale_fault(found, *options) or True


def valid_sgd(params, grads, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
    """True, or why this run is outside the task."""
    if fault := option_fault(init_scale, growth_factor, backoff_factor, growth_interval):
        return fault
    if not 0 <= lr <= 1e6:
        return "lr must be from 0 to 1e6."
    for each in [params, *grads]:
        if not all(isinstance(g, np.ndarray) and g.dtype == np.float64 and in_range(g) for g in each):
            return "params and grads must be float64 arrays, finite ones zero or from 1e-30 to 1e30 in size."
        if [g.shape for g in each] != [p.shape for p in params]:
            return "Each list in grads needs one array for each parameter, of the same shape."
    if not all(np.isfinite(p).all() for p in params):
        return "params must be finite."
    scale, clean = float(init_scale), 0
    for step_grads in grads:
        bad = any(not (np.abs(scale * g) < 65520).all() for g in step_grads)  # NaN and infinity, too
        clean = 0 if bad else clean + 1
        if bad or clean == growth_interval:
            scale, clean = scale * (backoff_factor if bad else growth_factor), 0
        if not 1e-30 <= scale <= 1e30:
            return "The scale must stay between 1e-30 and 1e30."
    return True


def options_of(rng, i):
    """Some of the options, each left out in some cases."""
    case = {}
    if i % 4 != 0:
        case["init_scale"] = float(2.0 ** rng.integers(4, 18)) * (1.5 if i % 8 == 5 else 1.0)
    if i % 3 != 1:
        case["growth_factor"] = [4.0, 1.5, 8.0][i % 3]
    if i % 5 > 1:
        case["backoff_factor"] = [0.25, 0.75, 0.125][i % 3]
    if i % 6 != 5:
        case["growth_interval"] = int(rng.integers(1, 4))
    return case


def random_scaler(rng, i):
    shapes = [[(3,)], [(2, 3), (3,)], [(2, 1, 3), (4,), ()]][i % 3]
    steps = int(rng.integers(4, 10))
    grads = []
    for t in range(steps):
        step = [
            np.asarray(10.0 ** rng.integers(-3, 4) * rng.normal(size=s)).astype(FLOATS[(i + t) % 3]) for s in shapes
        ]
        if rng.random() < 0.3:
            step[rng.integers(len(step))].flat[0] = [np.nan, np.inf, -np.inf][t % 3]
        grads.append(step)
    return {"losses": [float(x) for x in rng.uniform(0.1, 9.0, size=steps)], "grads": grads, **options_of(rng, i)}


def random_sgd(rng, i):
    shapes = [[(3,)], [(2, 3), (3,)], [(2, 1, 3), (4,), ()]][i % 3]
    steps = int(rng.integers(4, 12))
    grads = [
        [np.asarray(10.0 ** rng.uniform(-8, 0, size=s) * rng.normal(size=s)) for s in shapes] for _ in range(steps)
    ]
    case = {"params": [np.asarray(rng.normal(size=s)) for s in shapes], "grads": grads, **options_of(rng, i)}
    if i % 2:
        case["lr"] = float(rng.uniform(0.2, 2.0))
    return case


def option_strategies():
    return {
        "init_scale": st.sampled_from([4.0, 1024.0]),
        "growth_factor": st.sampled_from([4.0]),
        "backoff_factor": st.sampled_from([0.25]),
        "growth_interval": st.sampled_from([1, 2]),
    }


def scaler_strategy():
    number = st.sampled_from([1.0, -2.0, 0.0, np.inf, np.nan])
    array = st.sampled_from(FLOATS).flatmap(lambda kind: hnp.arrays(kind, st.just((2,)), elements=number))
    step = st.tuples(st.sampled_from([1.0, 3.0]), st.lists(array, max_size=2))
    pairs = st.lists(step, max_size=4)
    together = st.tuples(pairs, st.fixed_dictionaries({}, optional=option_strategies()))
    return together.map(lambda p: {"losses": [x for x, _ in p[0]], "grads": [g for _, g in p[0]], **p[1]})


def sgd_strategy():
    number = st.sampled_from([1.0, -2.0, 0.0, 1e-9, 1e5, np.inf, np.nan])
    arrays = st.tuples(*[hnp.arrays(np.float64, shape, elements=number) for shape in ((2,), (1,))]).map(list)
    start = st.just([np.array([1.0, -1.0]), np.array([0.5])])
    optional = {"lr": st.sampled_from([1.0, 0.5]), **option_strategies()}
    return st.fixed_dictionaries({"params": start, "grads": st.lists(arrays, max_size=4)}, optional=optional)


def build(cases):
    a = np.array
    nan, inf = np.nan, np.inf
    good = [a([8.0, -2.0])]
    bad = [a([1.0, inf])]
    e = cases.of("GradScaler")
    e.example(
        "backs-off-and-grows",
        losses=[0.5, 2.0, 0.25, 3.0],
        grads=[[a([8.0, -4.0])], [a([inf, 2.0])], [a([16.0, 1.0])], [a([-2.0, 0.5])]],
        init_scale=8.0,
        growth_interval=2,
    )
    e.example(
        "half-precision",
        losses=[1.5],
        grads=[[a([2.0, -1024.0], dtype=np.float16), a([[0.5]], dtype=np.float16)]],
    )
    one = [[a([3.0, 1.0]), a([nan])], [a([2.0, 5.0]), a([1.0])]]
    e.example("one-nan-is-enough", losses=[1.0, 4.0], grads=one, init_scale=16.0)

    def runs(pattern, **options):
        grads = [[(inf if sign == "x" else 1.0 + k) * np.array([8.0, -2.0, 0.5])] for k, sign in enumerate(pattern)]
        return {"losses": [0.5 + k for k in range(len(pattern))], "grads": grads, **options}

    e.edge("all-defaults", **runs("..x.."))
    e.edge("only-init-scale", **runs("..x..", init_scale=96.0))
    e.edge("only-growth-factor", **runs("..x..", growth_factor=3.0))
    e.edge("only-backoff-factor", **runs("..x..", backoff_factor=0.25))
    e.edge("only-growth-interval", **runs("..x..", growth_interval=2))
    e.edge("grows-every-step", **runs("...", growth_interval=1, init_scale=4.0))
    e.edge("grows-twice", **runs("......", growth_interval=3, init_scale=4.0, growth_factor=4.0))
    e.edge("just-not-enough-clean-steps", **runs("..", growth_interval=3, init_scale=4.0))
    e.edge("a-skip-begins-the-count-anew", **runs("..x..x...", growth_interval=3, init_scale=64.0))
    e.edge("two-skips-in-a-row", **runs(".xx..", growth_interval=2, init_scale=64.0, backoff_factor=0.25))
    e.edge("skip-at-once", **runs("x....", growth_interval=2, init_scale=64.0))
    e.edge("skip-right-after-growth", **runs("..x..", growth_interval=2, init_scale=64.0, growth_factor=8.0))
    e.edge("always-skipped", **runs("xxxx", init_scale=2.0, backoff_factor=0.25))
    e.edge("below-one", **runs(".x.x..", init_scale=1.0, growth_interval=2))
    e.edge(
        "other-factors", **runs("...x....", init_scale=48.0, growth_factor=1.5, backoff_factor=0.75, growth_interval=3)
    )
    tiny = [a([0.5], dtype=np.float16)]
    e.edge("grows-after-two-thousand-steps", losses=[1.5] * 2001, grads=[tiny] * 2001)
    e.edge("no-steps", losses=[], grads=[])
    e.edge("no-gradients", losses=[1.0, 2.0], grads=[[], []], growth_interval=2)
    e.edge("array-without-elements", losses=[1.0], grads=[[np.zeros((0, 3)), a([2.0])]], growth_interval=1)
    e.edge("minus-infinity", losses=[1.0], grads=[[a([2.0, -inf])]], init_scale=4.0)
    e.edge("both-infinities", losses=[1.0, 1.0], grads=[[a([inf, -inf])], good], init_scale=4.0)
    e.edge("only-the-first-array-is-bad", losses=[1.0], grads=[[a([nan, 1.0]), a([2.0]), a([3.0])]], init_scale=4.0)
    e.edge("only-the-last-array-is-bad", losses=[1.0], grads=[[a([2.0]), a([3.0]), a([4.0, inf])]], init_scale=4.0)
    e.edge("infinite-loss-alone", losses=[inf, nan], grads=[good, good], init_scale=4.0, growth_interval=2)
    e.edge("zero-gradients", losses=[0.0], grads=[[np.zeros((2, 3))]], growth_interval=1)
    matrix = a([[8.0, -2.0, 0.5], [1.0, 3.0, -16.0]])
    e.shape("no-axes", losses=[2.0, 1.0], grads=[[a(6.0)], [a(-inf)]], init_scale=8.0)
    e.shape("three-axes", losses=[2.0], grads=[[np.arange(24.0).reshape(2, 3, 4)]], init_scale=32.0)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, losses=[2.0, 0.5], grads=[[Layout(matrix, layout)]] * 2, init_scale=32.0)
    e.shape("float64-twice", losses=[1.0, 2.0], grads=[[matrix], [matrix + 1.0]], init_scale=32.0, growth_interval=1)
    for kind in (np.float16, np.float32):
        grads = [[matrix.astype(kind)], bad, [a([4.0, -8.0], dtype=kind)]]
        e.shape(np.dtype(kind).name, losses=[0.5, 1.0, 2.0], grads=grads, init_scale=1024.0, growth_interval=1)
        e.shape(f"{np.dtype(kind).name}-loss", losses=[kind(2.5), kind(1.75)], grads=[good, good])
    half = np.float16
    e.stability("sum-beyond-half", losses=[1.0], grads=[[np.full((3,), 60000.0, dtype=half)]], growth_interval=1)
    e.stability("square-beyond-half", losses=[1.0], grads=[[a([300.0, -0.5], dtype=half)]], growth_interval=1)
    e.stability("smallest-half", losses=[1.0], grads=[[a([2.0**-24, 3 * 2.0**-24, 65504.0], dtype=half)]])
    e.stability("infinities-that-cancel", losses=[1.0], grads=[[a([1.0, inf]), a([-inf, 2.0])]], init_scale=4.0)
    e.stability("tiny", losses=[1e-20], grads=[[a([3e-28, -1e-12])]], init_scale=4.0)
    e.stability("large", losses=[1e20], grads=[[a([3e28, -1e12])]], init_scale=4.0)
    e.random(36, random_scaler, seed=291)
    e.strategy(scaler_strategy(), valid=valid_scaler)

    s = cases.of("scaled_sgd")
    s.example(
        "one-overflow",
        params=[a([1.0, -2.0])],
        grads=[[a([2.0, 0.5])], [a([300.0, 1.0])], [a([0.25, -4.0])]],
        lr=0.5,
        init_scale=256.0,
        growth_interval=2,
    )
    s.example("lost-without-scaling", params=[a([1.0])], grads=[[a([2.0**-26])]], lr=1e6, init_scale=1.0)
    s.example("kept-by-scaling", params=[a([1.0])], grads=[[a([2.0**-26])]], lr=1e6, init_scale=64.0)
    start = [a([0.5, -1.5]), a([2.0])]
    walk = [
        [a([0.3, -0.7]), a([0.11])],
        [a([1.9, 0.013]), a([-0.6])],
        [a([-0.4, 0.21]), a([3.3])],
        [a([0.07, 2.1]), a([0.9])],
        [a([-1.3, 0.017]), a([0.05])],
    ]
    s.edge("all-defaults", params=start, grads=walk)
    s.edge("only-lr", params=start, grads=walk, lr=0.3)
    s.edge("only-init-scale", params=start, grads=walk, init_scale=40000.0)
    s.edge("only-growth-factor", params=start, grads=walk, growth_factor=3.0)
    s.edge("only-backoff-factor", params=start, grads=walk, backoff_factor=0.125)
    s.edge("only-growth-interval", params=start, grads=walk, growth_interval=2)
    small = [[1e-3 * g for g in step] for step in walk]
    s.edge("growth-factor-at-work", params=start, grads=small, growth_factor=3.0, growth_interval=2)
    s.edge(
        "grows-until-it-overflows",
        params=start,
        grads=walk * 2,
        init_scale=1024.0,
        growth_factor=8.0,
        growth_interval=1,
    )
    s.edge("two-skips-in-a-row", params=start, grads=walk, init_scale=2.0**20, backoff_factor=0.25, growth_interval=2)
    s.edge("only-one-array-overflows", params=start, grads=[[a([0.5, 0.25]), a([90.0])], walk[0]], init_scale=1024.0)
    s.edge("all-skipped", params=start, grads=walk[1:4], init_scale=2.0**24)
    s.edge(
        "nan-in-the-exact-gradient", params=start, grads=[walk[0], [a([nan, 1.0]), a([2.0])], walk[1]], init_scale=8.0
    )
    s.edge("infinite-exact-gradient", params=start, grads=[[a([1.0, 2.0]), a([-inf])], walk[0]], init_scale=8.0)
    s.edge(
        "largest-half", params=start, grads=[[a([65504.0, -65519.0]), a([65510.0])], walk[0]], lr=1e-5, init_scale=1.0
    )
    s.edge("just-above-the-largest-half", params=start, grads=[[a([65520.0, 1.0]), a([2.0])], walk[0]], init_scale=1.0)
    s.edge(
        "minus-above-the-largest-half", params=start, grads=[[a([3.0, 1.0]), a([-65520.0])], walk[0]], init_scale=1.0
    )
    s.edge("subnormal", params=start, grads=[[a([2.0**-24, 5e-7]), a([2.0**-25])]], lr=1e6, init_scale=1.0)
    s.edge("half-of-the-smallest", params=start, grads=[[a([3e-8, 2.9e-8]), a([-1e-9])]], lr=1e6, init_scale=1.0)
    s.edge("rounded-in-half", params=start, grads=[[a([1.0003, 0.3337]), a([7.0019])]], lr=0.5, init_scale=16.0)
    s.edge(
        "rounded-once",
        params=start,
        grads=[[a([1 + 2.0**-11 + 2.0**-30, -3.0]), a([2.0])], [a([65520 - 2.0**-20, 1.0]), a([-2.0])]],
        lr=0.5,
        init_scale=1.0,
        note="Rounding to float32 before float16 gives a tie, then another number.",
    )
    s.edge("lr-zero", params=start, grads=walk, lr=0.0)
    s.edge("grows-after-two-thousand-steps", params=[a([1.0])], grads=[[a([1e-4])]] * 2001)
    s.edge("no-steps", params=start, grads=[])
    s.edge("no-parameters", params=[], grads=[[], [], []], growth_interval=2, init_scale=4.0)
    s.edge("array-without-elements", params=[np.zeros((0, 2)), a([1.0])], grads=[[np.zeros((0, 2)), a([0.3])]])
    shapes = [(2, 3), (4,), ()]
    waves = [[np.asarray(np.sin(np.arange(max(np.prod(q), 1)) + t).reshape(q)) for q in shapes] for t in range(4)]
    s.shape(
        "three-arrays", params=[np.full(q, 0.25) for q in shapes], grads=waves, init_scale=2.0**17, growth_interval=2
    )
    for layout in ("fortran", "strided", "readonly"):
        given = [[Layout(0.03 * matrix, layout)], [Layout(matrix, layout)]]
        s.shape(layout, params=[Layout(matrix + 1.0, layout)], grads=given, init_scale=16384.0)
    s.stability("small", params=start, grads=[[1e-7 * g for g in step] for step in walk], lr=1e5)
    s.stability("mixed", params=start, grads=[[a([1e-8, 0.9]), a([1e-5])], [a([1e-6, -0.4]), a([1e-9])]], lr=10.0)
    s.stability("far-too-small", params=start, grads=[[a([1e-20, 1.0]), a([1e-12])]])
    s.stability("far-too-large", params=start, grads=[[a([1e20, 1.0]), a([1e-12])], walk[0]])
    s.random(36, random_sgd, seed=292)
    s.strategy(sgd_strategy(), valid=valid_sgd)
