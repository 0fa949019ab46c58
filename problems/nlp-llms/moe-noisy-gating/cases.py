import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(x):
    if not isinstance(x, np.ndarray) or x.ndim != 2 or x.dtype.kind not in "iuf" or x.size == 0:
        return False
    return bool((np.abs(x.astype(float)) <= 1e4).all())


def valid(x, W_gate, W_noise, noise, k):
    """True, or why this call is outside the task."""
    if not all(map(numbers, (x, W_gate, W_noise, noise))):
        return "All arrays are matrices of finite numbers of at most 10,000 in size."
    if x.shape[1] != len(W_gate) or W_gate.shape != W_noise.shape or noise.shape != (len(x), W_gate.shape[1]):
        return "The shapes fit."
    if type(k) is not int or noise.shape[1] < 2:
        return "k is an integer, and there are two experts or more."
    if not 1 <= k < noise.shape[1]:
        return True
    x, W_gate, W_noise, noise = (each.astype(float) for each in (x, W_gate, W_noise, noise))
    sigma = np.logaddexp(0.0, x @ W_noise)
    noisy = x @ W_gate + noise * sigma
    whole = not noise.any() and all((each == np.round(each)).all() for each in (x, W_gate))
    if not whole and (np.diff(np.sort(noisy, axis=1), axis=1) < 1e-9 * (1 + np.abs(noisy).max())).any():
        return "Noisy scores of a token are too close."
    return bool(np.abs([noisy, x @ W_gate]).max() <= 1e5 * sigma.min()) or "A standard deviation is too small."


def call(seed, T, D, E, k):
    rng = np.random.default_rng([1351, seed])
    arrays = {"x": rng.normal(size=(T, D)), "W_gate": rng.normal(size=(D, E)) + np.linspace(-1, 1, E)}
    return arrays | {"W_noise": rng.normal(size=(D, E)) - 0.5, "noise": rng.normal(size=(T, E)), "k": k}


def random_case(rng, i):
    T, D, E = int(rng.integers(1, 7)), int(rng.integers(1, 5)), int(rng.integers(2, 7))
    return call(100 + i, T, D, E, int(rng.integers(1, E)))


def build(cases):
    a = np.array
    small = {"x": a([[1.0, 2.0], [0.5, -1.0]]), "W_gate": a([[1.0, 0.0, 2.0], [0.5, 1.0, 0.0]])}
    small |= {"W_noise": a([[0.0, 1.0, -1.0], [0.5, 0.0, 0.0]]), "noise": a([[0.0, 1.0, -1.0], [2.0, 0.5, 0.0]])}
    for name, seed in (("noisy_top_k", 1), ("balance_losses", 2)):
        e = cases.of(name)
        e.example("two-of-three", **small, k=2)
        e.example("one-of-three", **small, k=1)
        e.edge("one-token", **call(3, 1, 3, 5, 2))
        e.edge("one-feature", **call(4, 4, 1, 5, 3))
        e.edge("two-experts", **call(5, 3, 4, 2, 1))
        e.edge("all-but-one", **call(6, 3, 2, 5, 4))
        e.edge("no-noise", **call(7, 4, 3, 5, 2) | {"noise": np.zeros((4, 5))})
        whole = {"x": a([[1, 2], [3, 0], [0, 4]]), "W_gate": a([[1, 1, 0, 1], [2, 0, 2, 2]])}
        whole |= {"W_noise": a([[0, 1, 1, 0], [1, 0, 0, 0]]), "noise": np.zeros((3, 4), dtype=int)}
        e.edge("ties", **whole, k=2)
        e.edge("ties-of-three", **whole, k=1)
        e.edge("no-choice", **small, k=0, raises=ValueError)
        e.edge("negative-k", **small, k=-1, raises=ValueError)
        e.edge("all-experts", **small, k=3, raises=ValueError)
        byte = {
            "x": a([[100, 2], [3, 90]]),
            "W_gate": a([[3, 1, 9], [2, 200, 1]]),
            "W_noise": a([[1, 2, 0], [0, 1, 3]]),
        }
        byte = {n: w.astype(np.uint8) for n, w in byte.items()}
        e.shape("unsigned", **byte, noise=a([[1, 0, 2], [3, 1, 0]], dtype=np.uint8), k=2)
        e.shape("everything-three", **call(8, 3, 3, 3, 2))
        laid = call(9, 4, 3, 5, 2)
        for layout in ("fortran", "strided", "readonly"):
            e.shape(layout, **{n: v if n == "k" else Layout(v, layout) for n, v in laid.items()})
        large = call(10, 4, 3, 5, 2)
        e.stability(
            "large-deviations",
            **large
            | {
                "W_noise": 900.0 * large["W_noise"] * np.sign(large["x"][:1].T) + 2000.0 * np.sign(large["x"][:1].T),
                "x": np.abs(large["x"]) * np.sign(large["x"][:1]),
            },
        )
        positive = large | {"x": np.abs(large["x"]) + 0.1, "W_noise": np.abs(large["W_noise"])}
        e.stability("large-scores", **positive | {"W_gate": 2000.0 * large["W_gate"]})
        e.stability("small-deviations", **positive | {"W_noise": -0.5 - np.abs(large["W_noise"]) / 2})
        e.random(36, random_case, seed=1350 + seed)
        number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
        arrays = {
            n: hnp.arrays(np.float64, s, elements=number)
            for n, s in (("x", (2, 2)), ("W_gate", (2, 3)), ("W_noise", (2, 3)))
        }
        noise = st.lists(st.permutations([0.1, 0.7, -0.9]), min_size=2, max_size=2).map(np.array)
        e.strategy(st.fixed_dictionaries(arrays | {"noise": noise, "k": st.integers(1, 2)}), valid=valid)
