import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(X, eps=0.5, min_samples=5):
    """True, or why this data set is outside the task."""
    X = np.asarray(X)
    if X.ndim != 2 or X.shape[1] == 0 or X.dtype.kind not in "if" or len(X) > 300 or X.shape[1] > 20:
        return "X must have shape (n, d) with 1 to 20 features and at most 300 points."
    if not np.isfinite(X).all() or np.abs(X).max(initial=0) > 1e9:
        return "X must be finite, at most 1e9 in magnitude."
    if not isinstance(min_samples, int) or min_samples < 1:
        return "min_samples must be an integer, at least 1."
    if not 1e-9 <= eps <= 1e9:
        return "eps must be above zero: between 1e-9 and 1e9."
    X = X.astype(np.float64)
    if 4 * eps == round(4 * eps) and (4 * X == np.round(4 * X)).all():
        differences = X[:, None] - X[None]
        return (
            np.abs(differences).max(initial=0) <= 1e6
            or "Points with exact coordinates must be within 1e6 of each other."
        )
    distances = np.linalg.norm(X[:, None] - X[None], axis=2)
    clear = np.abs(distances - eps) > 1e-6 * eps + 1e-15 * np.abs(X).max(initial=0)
    return bool(clear.all()) or "No distance may be within 1e-6 eps of eps, unless all are multiples of 1/4."


def random_case(rng, i):
    d = 1 + i % 3
    centres = rng.uniform(-4, 4, size=(2 + i % 2, d))
    blobs = [centre + rng.normal(scale=0.4, size=(int(rng.integers(4, 9)), d)) for centre in centres]
    X = np.concatenate([*blobs, rng.uniform(-5, 5, size=(6, d))])
    case = {"X": X[rng.permutation(len(X))]}
    if i % 4:
        case["eps"] = float(rng.uniform(0.3, 1.2))
    if i % 5:
        case["min_samples"] = int(rng.integers(2, 6))
    return case


def build(cases):
    e = cases.of("dbscan")
    a = np.array
    line = a([[0.0], [1.0], [2.0], [3.0], [10.0], [11.0], [12.0], [30.0]])
    e.example(
        "two-runs-on-a-line", X=line, eps=1.0, min_samples=3, note="0 and 3 are border points, and so are 10 and 12."
    )
    square = a([[0.0, 0.0], [0.25, 0.0], [0.0, 0.25], [0.25, 0.25], [0.25, 0.5], [2.0, 2.0], [0.75, 0.25]])
    e.example("defaults", X=square, note="(0.75, 0.25) is at distance eps from (0.25, 0.25): a border point.")
    ladder = a([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0], [6.0]])
    bridge = np.concatenate([ladder / 2 - 4.5, a([[0.0]]), ladder / 2 + 1.5])
    note = (
        "0 reaches core points of both clusters but is not core: it joins neither to the other, and may be in either."
    )
    e.example("border-between-two-clusters", X=bridge, eps=1.5, min_samples=4, note=note)

    e.edge("a-little-further-than-eps", X=a([[0.0], [0.9], [1.8], [2.800009]]), eps=1.0, min_samples=2)
    e.edge("no-points", X=np.zeros((0, 2)))
    e.edge("no-points-bad-eps", X=np.zeros((0, 2)), eps=0.0, raises=ValueError)
    e.edge("no-points-bad-min-samples", X=np.zeros((0, 2)), min_samples=0, raises=ValueError)
    e.edge("eps-zero", X=line, eps=0, raises=ValueError)
    e.edge("eps-negative", X=line, eps=-1.0, raises=ValueError)
    e.edge("min-samples-zero", X=line, eps=1.0, min_samples=0, raises=ValueError)
    e.edge("one-point", X=a([[3.0, -1.0]]))
    e.edge("one-point-that-is-core", X=a([[3.0, -1.0]]), min_samples=1)
    e.edge("every-point-is-core", X=line, eps=1.0, min_samples=1)
    e.edge("every-point-is-core-and-alone", X=line, eps=0.75, min_samples=1)
    e.edge("pairs", X=a([[0.0, 1.0], [5.0, 5.0], [0.0, 1.5], [5.25, 5.0], [9.0, 0.0]]), min_samples=2)
    e.edge("all-noise", X=line, eps=1.0, min_samples=4)
    e.edge("all-one-cluster", X=line, eps=18.0, min_samples=2)
    e.edge(
        "distance-exactly-eps",
        X=a([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0], [6.0, 13.0], [11.0, 14.0]]),
        eps=5.0,
        min_samples=2,
    )
    corners = a([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [3.0, 1.0], [1.0, 3.0]])
    e.edge("diagonal-neighbours", X=corners, eps=1.25, min_samples=2, note="The distance is Euclidean.")
    e.edge("diagonal-within", X=corners, eps=1.5, min_samples=3)
    # Index 0 is looked at first and has too few neighbours; only later is it reached from a core point.
    e.edge("border-point-first", X=a([[0.0], [1.0], [1.5], [2.0], [9.0]]), eps=1.0, min_samples=4)
    e.edge("border-points-at-both-ends", X=a([[0.0], [2.5], [0.75], [1.75], [1.25], [6.0]]), eps=1.0, min_samples=4)
    chain = a([[0.0], [1.0], [2.0], [3.0], [4.0], [5.5], [7.0]])
    e.edge("noise-beyond-the-border", X=chain, eps=1.5, min_samples=4, note="7 is near a border point only.")
    two_borders = a([[-2.0], [-1.5], [-1.0], [0.0], [1.0], [2.0], [2.5], [3.0]])
    e.edge("two-border-points-side-by-side", X=two_borders, eps=1.0, min_samples=3)
    e.edge("coinciding-points", X=a([[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [4.0, 4.0], [4.0, 4.0]]), min_samples=3)
    e.edge(
        "clusters-that-meet-late",
        X=a([[0.0], [6.0], [1.0], [5.0], [2.0], [4.0], [3.0], [12.0], [13.0], [11.0]]),
        eps=1.0,
        min_samples=2,
    )

    ring = np.stack([5 * np.cos(np.arange(24) * np.pi / 12), 5 * np.sin(np.arange(24) * np.pi / 12)], axis=1)
    ring = np.concatenate([ring, 0.3 * ring[::4] + 0.1])
    e.shape("ring-around-a-blob", X=ring, eps=1.75, min_samples=3)
    e.shape(
        "five-features",
        X=np.repeat(a([[0.0, 1.0, 0.0, 2.0, -1.0], [3.0, 1.0, 0.0, 2.0, 1.0]]), 4, axis=0)
        + np.arange(8)[:, None] % 4 * 0.1,
        eps=0.3,
        min_samples=3,
    )
    e.shape("integers", X=a([[0, 0], [1, 0], [0, 1], [7, 7], [7, 8], [9, 9], [8, 8]]), eps=1, min_samples=3)
    e.shape(
        "a-long-chain",
        X=np.stack([np.arange(60) * 0.5, np.arange(60) % 2 * 0.25], axis=1)[np.random.default_rng(2).permutation(60)],
        eps=0.75,
        min_samples=3,
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X=Layout(square * 2.0, layout), eps=0.75, min_samples=3)

    e.stability(
        "far-from-the-origin",
        X=a([[0.0, 0.0], [0.25, 0.0], [0.0, 0.5], [1.0, 1.0], [1.25, 1.0], [1.25, 1.25]]) + 1e8,
        min_samples=3,
    )
    e.stability("one-feature-far-from-the-origin", X=bridge + 3e8, eps=1.5, min_samples=4)
    e.stability("tiny", X=1e-6 * (bridge + 0.1), eps=1.6e-6, min_samples=4)
    e.stability("large", X=1e7 * ring, eps=1.75e7, min_samples=3)
    e.random(30, random_case, seed=702)

    grid = hnp.arrays(
        np.float64,
        st.tuples(st.integers(1, 6), st.integers(1, 2)),
        elements=st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, 6.0]),
    )
    rest = {"eps": st.sampled_from([1.0, 1.5, 2.0, 0.5]), "min_samples": st.integers(1, 5)}
    e.strategy(
        st.fixed_dictionaries({"X": grid}, optional=rest), groups=["example", "edge", "shape", "random"], valid=valid
    )
    e.strategy(st.fixed_dictionaries({"X": grid.map(lambda X: X + 1e8)} | rest), groups=["stability"])
