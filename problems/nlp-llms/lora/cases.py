import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def fine(x, axes=None):
    if not isinstance(x, np.ndarray) or x.dtype.kind not in "iuf" or (axes is not None and x.ndim != axes):
        return False
    return bool((np.abs(x.astype(float)) <= 1e6).all())


def valid(W, A, B, alpha, steps):
    """True, or why this run is outside the task."""
    if not all(fine(each, 2) and each.size for each in (W, A, B)):
        return "W, A and B are matrices of finite numbers of at most 1e6 in magnitude, none of them empty."
    if type(alpha) not in (int, float) or not abs(alpha) <= 1e6:
        return "alpha is a number of at most 1e6 in magnitude."
    if not isinstance(steps, list) or not all(isinstance(s, tuple) and s for s in steps):
        return "steps is a list of tuples."
    shape = None
    for name, *arguments in steps:
        if name in ("merge", "unmerge"):
            if arguments:
                return "merge and unmerge have no arguments."
        elif name not in ("forward", "backward") or len(arguments) != 1 or not fine(arguments[0]):
            return "A step is forward or backward with an array, merge or unmerge."
        elif name == "forward":
            if arguments[0].ndim < 1 or arguments[0].shape[-1] != W.shape[1]:
                return "x has in_features columns."
            shape = (*arguments[0].shape[:-1], W.shape[0])
        elif shape is not None and arguments[0].shape != shape:
            return "grad_out has the shape of the last output."
    return True


def layer(seed, n_in, n_out, r, alpha):
    rng = np.random.default_rng([1311, seed])
    W, A, B = rng.normal(size=(n_out, n_in)), rng.normal(size=(r, n_in)) + 0.3, rng.normal(size=(n_out, r))
    return {"W": W, "A": A, "B": B, "alpha": alpha}


def batch(seed, lead, n_in, n_out):
    rng = np.random.default_rng([1312, seed])
    return ("forward", rng.normal(size=(*lead, n_in))), ("backward", rng.normal(size=(*lead, n_out)) + 0.2)


def random_case(rng, i):
    n_in, n_out, r = (int(k) for k in rng.integers(1, (6, 6, 4)))
    made = layer(100 + i, n_in, n_out, r, float(rng.normal(scale=8.0)))
    steps = []
    for k in range(int(rng.integers(1, 4))):
        steps += batch(10 * i + k, [(), (3,), (2, 3)][int(rng.integers(3))], n_in, n_out)
        steps += [[("merge",)], [("unmerge",)], []][int(rng.integers(3))]
    return made | {"steps": steps}


def build(cases):
    e, a = cases.of("LoRALinear"), np.array
    small = {"W": a([[1.0, 2.0, 0.0], [0.0, -1.0, 3.0]]), "A": a([[1.0, 0.0, -1.0]]), "B": a([[2.0], [-3.0]])}
    x, g = a([[1.0, 2.0, 3.0], [0.5, -1.0, 2.0]]), a([[1.0, 0.0], [2.0, -1.0]])
    e.example("forward-and-backward", **small, alpha=0.5, steps=[("forward", x), ("backward", g)])
    there = [("merge",), ("forward", x), ("unmerge",), ("forward", x)]
    e.example("merge-and-unmerge", **small | {"W": 0.1 * small["W"]}, alpha=0.3, steps=there)
    made = layer(1, 4, 3, 2, 5.0)
    one, two = batch(1, (5,), 4, 3), batch(2, (2, 3), 4, 3)
    e.edge("last-forward-counts", **made, steps=[one[0], two[0], two[1], one[0], one[1]])
    e.edge("merged-backward", **made, steps=[("merge",), *one, ("unmerge",), *two])
    e.edge("backward-after-merging", **made, steps=[one[0], ("merge",), one[1], ("unmerge",), one[1]])
    e.edge("merged-twice", **made, steps=[("merge",), ("merge",), one[0], ("unmerge",), one[0]])
    e.edge("unmerged-twice", **made, steps=[("unmerge",), one[0], ("merge",), ("unmerge",), ("unmerge",), one[0]])
    e.edge("many-times", **layer(2, 5, 6, 3, 7.0), steps=[("merge",), ("unmerge",)] * 4)
    e.edge("new-adapter", **made | {"B": np.zeros((3, 2))}, steps=[*one, ("merge",), ("unmerge",)])
    e.edge("rank-one", **layer(3, 4, 3, 1, 3.0), steps=[*one])
    e.edge("rank-beyond-both", **layer(4, 4, 3, 7, -2.0), steps=[*one, ("merge",)])
    e.edge("alpha-zero", **made | {"alpha": 0}, steps=[*two, ("merge",)])
    e.edge("one-by-one", **layer(5, 1, 1, 1, 2.5), steps=[*batch(3, (), 1, 1), ("merge",), ("unmerge",)])
    e.edge("no-rows", **made, steps=[*batch(4, (0,), 4, 3)])
    e.edge("no-forward", **made, steps=[one[1]], raises=RuntimeError)
    e.edge("no-forward-while-merged", **made, steps=[("merge",), one[1]], raises=RuntimeError)
    e.edge("columns-of-a", **made | {"A": np.ones((2, 5))}, steps=[], raises=ValueError)
    e.edge("rows-of-b", **made | {"B": np.ones((4, 2))}, steps=[], raises=ValueError)
    e.edge("ranks-differ", **made | {"B": np.ones((3, 1))}, steps=[], raises=ValueError)
    e.edge("b-turned", **made | {"B": np.ones((2, 3))}, steps=[], raises=ValueError)
    e.shape("square", **layer(6, 3, 3, 3, 4.0), steps=[*batch(5, (3,), 3, 3), ("merge",)])
    e.shape("one-row", **made, steps=[*batch(6, (), 4, 3)])
    byte = {"W": a([[200, 7], [9, 100], [1, 2]]), "A": a([[100, 3]]), "B": a([[50], [90], [4]])}
    byte = {k: v.astype(np.uint8) for k, v in byte.items()}
    rows, slopes = a([[30, 250], [7, 1]], dtype=np.uint8), a([[1, 200, 3], [90, 5, 7]], dtype=np.uint8)
    e.shape("unsigned", **byte, alpha=3, steps=[("forward", rows), ("backward", slopes), ("merge",), ("unmerge",)])
    for layout in ("fortran", "strided", "readonly"):
        laid = {k: Layout(v, layout) if k in "WAB" else v for k, v in made.items()}
        e.shape(layout, **laid, steps=[*one, ("merge",), ("unmerge",)])
    huge = layer(7, 4, 3, 2, 1e6)
    e.stability("weights-lost-in-the-sum", **huge | {"W": 1e-9 * huge["W"]}, steps=[("merge",), ("unmerge",), one[0]])
    e.random(30, random_case, seed=1311)
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    moves = st.lists(st.sampled_from([("merge",), ("unmerge",), ("forward", a([[1.0, 2.0]]))]), max_size=3)
    end = st.sampled_from([[], [("forward", a([3.0, 1.0])), ("backward", a([1.0, -1.0, 2.0]))]])
    arrays = {k: hnp.arrays(np.float64, s, elements=number) for k, s in (("W", (3, 2)), ("A", (2, 2)), ("B", (3, 2)))}
    rest = {"alpha": st.sampled_from([1.0, 3.0]), "steps": st.builds(lambda m, n: m + n, moves, end)}
    e.strategy(st.fixed_dictionaries(arrays | rest), valid=valid)
