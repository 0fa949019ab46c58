import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout

OPTIONS = ("lr", "momentum", "weight_decay")


def options_fault(options):
    """None, or why some options are outside the task."""
    if not set(options) <= set(OPTIONS):
        return "A group has params, lr, momentum and weight_decay."
    fits = 0 <= options.get("lr", 0) <= 1e3 and 0 <= options.get("momentum", 0) < 1
    if not (fits and 0 <= options.get("weight_decay", 0) <= 1e3):
        return "lr and weight_decay are from 0 to 1000, momentum is in [0, 1)."
    return None


def array_fault(values, kinds):
    """None, or why an array is outside the task."""
    if (
        not isinstance(values, np.ndarray)
        or values.ndim == 0
        or not (values.dtype == np.float64 or values.dtype.kind in kinds)
    ):
        return "Parameters are float64 arrays with at least one axis; gradients may hold integers."
    if not (np.abs(values.astype(np.float64)) <= 1e9).all():
        return "Numbers are finite, and at most 1e9 in magnitude."
    return None


def valid(params, groups, grads, save, rates=None, loader=None, **options):
    """True, or why this run is outside the task."""
    for p in params:
        if fault := array_fault(p, ""):
            return fault
        if not p.flags.writeable:
            return "Parameters are updated in place: they are not read-only."
    for group in groups:
        if fault := options_fault({name: value for name, value in group.items() if name != "params"}):
            return fault
    if fault := options_fault(options):
        return fault
    order = [i for group in groups for i in group["params"]]
    if sorted(order) != list(range(len(params))):
        return "Each parameter stands once in the groups."
    if loader is not None and [group["params"] for group in loader] != [group["params"] for group in groups]:
        return "The state is loaded by an optimizer with the same groups of parameters."
    for step_grads in grads:
        if len(step_grads) != len(order):
            return "Each step has one gradient for each parameter, or None."
        for i, g in zip(order, step_grads):
            if g is not None and ((fault := array_fault(g, "iu")) or g.shape != params[i].shape):
                return fault or "A gradient has the shape of its parameter."
    if isinstance(save, bool) or save not in range(len(grads) + 1) or len(grads) > 60:
        return "save is a number of steps, from 0 to all of them, and there are at most 60."
    for t, new in (rates or {}).items():
        if t not in range(len(grads)) or len(new) != len(groups) or not all(0 <= rate <= 1e3 for rate in new):
            return "rates holds, for some steps, one rate for each group, from 0 to 1000."
    return bounded(params, groups, grads, options, rates or {}) or "The run stays below 1e50."


def bounded(params, groups, grads, options, rates):
    """Whether the run cannot grow beyond all bounds: a coarse estimate, in sizes alone."""
    size = max((float(np.abs(p).max(initial=0)) for p in params), default=0.0)
    every = [{"lr": 0.01, "weight_decay": 0.0} | options | group for group in groups]
    rate = max([float(group["lr"]) for group in every] + [float(r) for new in rates.values() for r in new], default=0.0)
    decay = max((float(group["weight_decay"]) for group in every), default=0.0)
    speed = 0.0
    for step_grads in grads:
        g = max((float(np.abs(x.astype(float)).max(initial=0)) for x in step_grads if x is not None), default=0.0)
        speed = speed + g + decay * size
        size = size + rate * speed
    return size < 1e50


def random_case(rng, i):
    shapes = [[(3,), (2, 4)], [(2, 3), (3,), (3,)], [(4,), (1, 2, 3), (2, 5)]][i % 3]
    places = [int(k) for k in rng.permutation(len(shapes))]
    cut = 1 + i % 2
    groups = [{"params": places[:cut]}, {"params": places[cut:]}]
    makers = {
        "lr": lambda: float(rng.uniform(0.02, 0.4)),
        "momentum": lambda: float(rng.uniform(0.2, 0.95)),
        "weight_decay": lambda: float(rng.uniform(0.05, 0.9)),
    }
    for name in OPTIONS:
        for group in groups:
            if rng.random() < 0.5:
                group[name] = makers[name]()
    steps = int(rng.integers(3, 8))
    grads = [[rng.normal(size=shapes[k]) if rng.random() < 0.85 else None for k in places] for _ in range(steps)]
    case = {"params": [rng.normal(size=s) for s in shapes], "groups": groups, "grads": grads}
    case["save"] = int(rng.integers(1, steps))
    for name in OPTIONS:
        if rng.random() < 0.6:
            case[name] = makers[name]()
    if i % 2:
        times = sorted({int(t) for t in rng.integers(0, steps, size=2)})
        case["rates"] = {t: [float(r) for r in rng.uniform(0.02, 0.5, size=2)] for t in times}
    return case


def strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    array = hnp.arrays(np.float64, (2,), elements=values)
    option = {"lr": st.sampled_from([0.5, 0.25]), "momentum": st.just(0.5), "weight_decay": st.just(0.25)}
    groups = st.tuples(
        st.fixed_dictionaries({"params": st.just([1])}, optional=option),
        st.fixed_dictionaries({"params": st.just([0])}, optional=option),
    ).map(list)

    def run(steps):
        pair = st.lists(st.one_of(array, st.none()), min_size=2, max_size=2)
        return st.fixed_dictionaries(
            {
                "params": st.lists(array, min_size=2, max_size=2),
                "groups": groups,
                "grads": st.lists(pair, min_size=steps, max_size=steps),
                "save": st.integers(0, steps),
            },
            optional=option | {"rates": st.just({steps - 1: [0.75, 0.125]})},
        )

    return st.integers(1, 3).flatmap(run)


def build(cases):
    a = np.array
    e = cases.of("SGD")
    pair = [a([1.0, -2.0]), a([[0.5, 3.0, -1.0]])]
    two = [{"params": [0]}, {"params": [1]}]
    own = [{"params": [0], "lr": 0.5}, {"params": [1], "weight_decay": 0.2}]
    walk = [
        [a([2.0, 4.0]), a([[1.0, -1.0, 2.0]])],
        [a([-1.0, 0.5]), a([[0.5, 2.0, -3.0]])],
        [a([3.0, -2.0]), a([[-1.0, 0.25, 1.0]])],
        [a([0.5, 1.5]), a([[2.0, -4.0, 0.5]])],
    ]

    e.example("two-groups", params=pair, groups=own, grads=walk[:2], save=1, lr=0.25, momentum=0.5)
    e.example(
        "a-schedule",
        params=[a([4.0])],
        groups=[{"params": [0]}],
        grads=[[a([2.0])], [a([1.0])], [a([-3.0])]],
        save=2,
        rates={1: [0.25]},
        lr=0.5,
        momentum=0.5,
    )
    e.example(
        "none-takes-no-part",
        params=pair,
        groups=two,
        grads=[walk[0], [None, walk[1][1]], walk[2]],
        save=2,
        lr=0.5,
        momentum=0.5,
        weight_decay=0.25,
    )

    e.edge("all-defaults", params=pair, groups=two, grads=walk, save=2)
    for name, value in (("lr", 0.3), ("momentum", 0.6), ("weight_decay", 0.7)):
        word = name.replace("_", "-")
        e.edge(f"only-{word}", params=pair, groups=two, grads=walk, save=2, **{name: value})
        e.edge(f"only-{word}-of-one-group", params=pair, groups=[two[0], two[1] | {name: value}], grads=walk, save=2)
        e.edge(
            f"{word}-of-one-group",
            params=pair,
            groups=[two[0] | {name: value}, two[1]],
            grads=walk,
            save=1,
            lr=0.2,
            momentum=0.8,
            weight_decay=0.3,
        )
        e.edge(
            f"{word}-zero-in-one-group",
            params=pair,
            groups=[two[0], two[1] | {name: 0.0}],
            grads=walk,
            save=1,
            lr=0.2,
            momentum=0.8,
            weight_decay=0.3,
        )
        e.edge(
            f"{word}-in-both-groups",
            params=pair,
            groups=[two[0] | {name: value}, two[1] | {name: value / 3}],
            grads=walk,
            save=3,
            lr=0.2,
            momentum=0.8,
            weight_decay=0.3,
        )
    whole = {"lr": 0.2, "momentum": 0.8, "weight_decay": 0.3}
    e.edge("saved-before-the-first-step", params=pair, groups=own, grads=walk, save=0, momentum=0.8)
    e.edge("saved-at-the-end", params=pair, groups=own, grads=walk, save=4, **whole)
    e.edge("new-rates-before-saving", params=pair, groups=two, grads=walk, save=3, rates={1: [0.4, 0.05]}, **whole)
    e.edge("new-rates-after-saving", params=pair, groups=own, grads=walk, save=1, rates={2: [0.4, 0.05]}, **whole)
    e.edge("new-rates-at-saving", params=pair, groups=own, grads=walk, save=2, rates={2: [0.1, 0.35]}, **whole)
    e.edge("rates-twice", params=pair, groups=own, grads=walk, save=2, rates={0: [0.3, 0.1], 3: [0.05, 0.6]}, **whole)
    loader = [{"params": [0], "lr": 9.0, "momentum": 0.1}, {"params": [1], "weight_decay": 5.0}]
    e.edge("loaded-options-win", params=pair, groups=own, grads=walk, save=2, loader=loader, **whole)
    e.edge("loaded-defaults-win", params=pair, groups=two, grads=walk, save=2, loader=loader)
    e.edge("never-a-gradient", params=pair, groups=two, grads=[[None, g] for _, g in walk], save=2, **whole)
    e.edge(
        "first-gradient-late",
        params=pair,
        groups=two,
        grads=[[None, g] for _, g in walk[:2]] + walk[2:],
        save=1,
        **whole,
    )
    e.edge("no-gradients-at-all", params=pair, groups=two, grads=[walk[0], [None, None], walk[1]], save=2, **whole)
    zeros = [0 * g for g in walk[0]]
    e.edge("gradient-of-zeros", params=pair, groups=two, grads=[walk[0], zeros, zeros], save=1, **whole)
    e.edge("no-steps", params=pair, groups=own, grads=[], save=0, **whole)
    e.edge("no-groups", params=[], groups=[], grads=[[], []], save=1, **whole)
    e.edge(
        "empty-group", params=pair, groups=[{"params": [], "lr": 3.0}, {"params": [0, 1]}], grads=walk, save=2, **whole
    )
    turned = [g[::-1] for g in walk]
    e.edge(
        "groups-in-another-order",
        params=pair,
        groups=[{"params": [1], "lr": 0.4}, {"params": [0]}],
        grads=turned,
        save=2,
        rates={3: [0.1, 0.7]},
        **whole,
    )
    e.edge("order-within-a-group", params=pair, groups=[{"params": [1, 0]}], grads=turned, save=2, **whole)
    twins = [a([1.0, -2.0]), a([1.0, -2.0]), a([0.5, 3.0])]
    tracks = [
        [a([2.0, 4.0]), a([1.0, -1.0]), a([0.5, -3.0])],
        [a([-1.0, 0.5]), a([0.5, 2.0]), a([1.5, 1.0])],
        [a([3.0, 1.0]), a([-2.0, 0.25]), a([4.0, -0.5])],
    ]
    e.edge(
        "equal-numbers",
        params=twins,
        groups=[{"params": [0, 2]}, {"params": [1], "lr": 0.1}],
        grads=tracks,
        save=1,
        **whole,
    )
    e.edge(
        "array-without-elements",
        params=[np.zeros((0, 3)), a([1.0, 2.0])],
        groups=two,
        grads=[[np.zeros((0, 3)), a([1.0, -1.0])]] * 2,
        save=1,
        **whole,
    )
    e.edge("twice-in-one-group", params=pair, groups=[{"params": [0, 1, 0]}], grads=[], save=0, raises=ValueError)
    e.edge(
        "in-two-groups",
        params=pair,
        groups=[{"params": [0]}, {"params": [1, 0], "lr": 0.5}],
        grads=[],
        save=0,
        raises=ValueError,
    )
    e.edge("a-group-less", params=pair, groups=two, grads=walk, save=2, loader=[{"params": [0, 1]}], raises=ValueError)
    e.edge("a-group-more", params=pair, groups=[{"params": [0, 1]}], grads=walk, save=2, loader=two, raises=ValueError)
    thrice = [{"params": [0, 1]}, {"params": [2]}]
    e.edge(
        "other-sizes",
        params=twins,
        groups=thrice,
        grads=tracks,
        save=1,
        loader=[{"params": [0]}, {"params": [1, 2]}],
        raises=ValueError,
    )
    e.edge(
        "a-parameter-more",
        params=twins,
        groups=[{"params": [0]}, {"params": [1]}],
        grads=[g[:2] for g in tracks],
        save=1,
        loader=thrice,
        raises=ValueError,
    )
    e.edge(
        "one-more-empty-group",
        params=pair,
        groups=two,
        grads=walk,
        save=2,
        loader=[*two, {"params": []}],
        raises=ValueError,
    )

    shapes = [(2, 3), (4,), (1, 2, 2)]
    k = np.arange(12.0)
    rows = [[np.sin(3 * t + np.arange(np.prod(s), dtype=float)).reshape(s) for s in shapes] for t in range(4)]
    e.shape(
        "three-arrays",
        params=[np.full(s, 0.25) for s in shapes],
        groups=[{"params": [0, 1], "momentum": 0.5}, {"params": [2]}],
        grads=rows,
        save=2,
        **whole,
    )
    e.shape(
        "one-element",
        params=[a([[0.5]])],
        groups=[{"params": [0]}],
        grads=[[a([[2.0]])], [a([[3.0]])], [a([[-1.5]])]],
        save=1,
        **whole,
    )
    grid = k.reshape(3, 4) / 7
    for layout in ("fortran", "strided"):
        e.shape(
            f"{layout}-parameter",
            params=[Layout(grid, layout)],
            groups=[{"params": [0]}],
            grads=[[grid - 1], [2 * grid], [grid * grid]],
            save=1,
            **whole,
        )
    for layout in ("fortran", "strided", "readonly"):
        given = [[Layout(g, layout)] for g in (grid - 1, 2 * grid, grid * grid)]
        e.shape(f"{layout}-gradients", params=[grid + 1], groups=[{"params": [0]}], grads=given, save=2, **whole)
    for kind, values in (
        ("int8", [[120, -100], [100, 90], [-128, 7]]),
        ("uint8", [[200, 3], [250, 0], [17, 90]]),
        ("int64", [[3, -2], [1, 4], [-5, 0]]),
    ):
        e.shape(
            f"{kind}-gradients",
            params=[a([1.0, 2.0])],
            groups=[{"params": [0]}],
            grads=[[a(g, dtype=kind)] for g in values],
            save=1,
            **whole,
        )
    whole_numbers = [[a(g, dtype=np.uint8)] for g in ([200, 3], [250, 0], [17, 90])]
    e.shape(
        "uint8-without-decay",
        params=[a([1.0, 2.0])],
        groups=[{"params": [0]}],
        grads=whole_numbers,
        save=1,
        lr=0.2,
        momentum=0.5,
    )

    long = [[np.sin(1.0 + 2 * t + np.arange(3.0)), np.cos(3.0 * t + np.arange(2.0))] for t in range(40)]
    e.stability(
        "forty-steps",
        params=[a([1.0, -1.0, 0.5]), a([3.0, 0.1])],
        groups=two,
        grads=long,
        save=17,
        rates={10: [0.1, 0.03], 25: [0.02, 0.01]},
        lr=0.05,
        momentum=0.95,
        weight_decay=0.01,
    )
    mixed = [[a([1e8, 1.0, 1e-4])], [a([-3e7, 1e4, 1e-3])], [a([1.0, -3.0, 1e-5])]]
    e.stability(
        "mixed-magnitudes",
        params=[a([0.0, 0.5, 0.25])],
        groups=[{"params": [0]}],
        grads=mixed,
        save=1,
        lr=0.5,
        momentum=0.9,
    )
    e.random(30, random_case, seed=931)
    e.strategy(strategy(), valid=valid)
