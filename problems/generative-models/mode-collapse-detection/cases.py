import numpy as np
from gradus import Layout
from hypothesis import strategies as st

EVEN = 2 * np.log(2)


def numbers(x, axes):
    return (
        isinstance(x, np.ndarray)
        and x.ndim == axes
        and x.dtype.kind in "iuf"
        and (np.abs(x.astype(float)) <= 2e8).all()
    )


def valid(samples, centers, sigma, weights, min_samples):
    """True, or why this call is outside the task."""
    if not numbers(samples, 2) or not numbers(centers, 2) or centers.size == 0 or samples.shape[1] != centers.shape[1]:
        return "samples and centers are matrices of finite numbers with the same number of columns."
    if len(samples) * centers.size > 10**6:
        return "There are too many samples."
    if (
        not numbers(weights, 1)
        or len(weights) != len(centers)
        or not (weights > 0).all()
        or abs(weights.sum() - 1) > 1e-9
    ):
        return "weights has a positive number for each center, and they sum to 1."
    if type(sigma) not in (int, float) or not abs(sigma) <= 1e6 or type(min_samples) is not int:
        return "sigma is a number, and min_samples an integer."
    if sigma <= 0:
        return True
    samples, centers = samples.astype(float), centers.astype(float)
    near = np.sort(np.linalg.norm(samples[:, None] - centers, axis=-1), axis=1)
    exact = (
        all((x * 8 % 1 == 0).all() and (np.abs(x) <= 1e4).all() for x in (samples, centers))
        and np.frexp(sigma)[0] == 0.5
    )
    if not exact and (np.abs(near[:, 0] / sigma - 3) < 1e-6).any():
        return "A sample is too close to three standard deviations."
    if not exact and near.shape[1] > 1 and (near[:, 1] - near[:, 0] < 1e-6 * sigma).any():
        return "Two centers are too close to equally near."
    return True


def valid_curves(d_losses, g_losses, window):
    """True, or why this call is outside the task."""
    curves = []
    for curve in (d_losses, g_losses):
        if isinstance(curve, list):
            if not all(type(v) in (int, float) for v in curve):
                return "A curve holds numbers."
        elif not isinstance(curve, np.ndarray) or curve.ndim != 1 or curve.dtype.kind not in "iuf":
            return "A curve is a list or an array with one axis."
        curves.append(np.array(curve, dtype=float))
    d, g = curves
    if type(window) is not int or len(d) > 10**5:
        return "window is an integer."
    if window < 1 or len(d) != len(g) or len(d) == 0 or not np.isfinite([d, g]).all():
        return True
    if np.abs([d, g]).max() > 1e6:
        return "Losses are at most 1e6 in size."
    d, g = d[-window:], g[-window:]
    distances = [d.mean() - 0.3, g.mean() - 2, g.std() - 0.25 * g.mean(), abs(d.mean() - EVEN) - 0.2]
    return bool(np.abs(distances).min() > 1e-9) or "A statistic is too close to its threshold."


def ring(count):
    angles = 2 * np.pi * np.arange(count) / count + 0.1
    return 4 * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def random_case(rng, i):
    M, dim = int(rng.integers(1, 6)), int(rng.integers(1, 4))
    centers, weights = rng.normal(size=(M, dim)) * 4, rng.dirichlet(np.full(M, 3.0))
    modes = rng.integers(0, M, size=int(rng.integers(1, 30))) * (rng.random() < 0.7)
    samples = centers[modes] + rng.normal(size=(modes.size, dim)) * rng.uniform(0.3, 2.0)
    settings = {"sigma": float(rng.uniform(0.3, 1.2)), "weights": weights, "min_samples": int(rng.integers(1, 6))}
    return {"samples": samples, "centers": centers} | settings


def random_curves(rng, i):
    n = int(rng.integers(2, 40))
    level_d, level_g = rng.choice([0.1, 0.25, 0.9, 1.3, 1.5, 2.0]), rng.choice([0.7, 1.5, 2.5, 5.0])
    d = level_d * np.exp(0.1 * rng.normal(size=n))
    g = level_g * np.exp(rng.choice([0.05, 0.2, 0.3, 0.6]) * rng.normal(size=n))
    return {"d_losses": d if i % 2 else d.tolist(), "g_losses": g, "window": int(rng.integers(1, 50))}


def build(cases):
    a = np.array
    e = cases.of("mode_report")
    line = {"centers": a([[0.0, 0.0], [10.0, 0.0], [0.0, 8.0]]), "sigma": 1.0, "weights": a([0.5, 0.3, 0.2])}
    some = a([[0.5, 0.0], [1.0, -1.0], [0.0, 0.25], [9.0, 1.0], [4.0, 4.0]])
    e.example("one-mode-missed", samples=some, **line, min_samples=1)
    e.example("two-are-enough", samples=some, **line, min_samples=2)
    e.edge("exactly-three-sigma", samples=a([[3.0, 0.0], [10.0, 3.125], [0.0, 5.0]]), **line, min_samples=1)
    e.edge(
        "equally-near",
        samples=a([[1.0], [3.0], [3.0]]),
        centers=a([[0.0], [2.0], [4.0]]),
        sigma=1.0,
        weights=a([0.25, 0.25, 0.5]),
        min_samples=1,
    )
    overlap = {"centers": a([[0.0], [1.5], [3.75]]), "sigma": 1.0, "weights": a([0.5, 0.125, 0.375])}
    e.edge("overlapping-modes", samples=a([[0.5], [1.0], [2.0], [2.5], [6.0]]), **overlap, min_samples=2)
    e.edge("nothing-good", samples=a([[5.0, 4.0], [-9.0, 0.0]]), **line, min_samples=1)
    e.edge("no-samples", samples=np.zeros((0, 2)), **line, min_samples=1)
    e.edge("perfect-shares", samples=np.repeat(line["centers"], [5, 3, 2], axis=0), **line, min_samples=2)
    e.edge("far-too-few", samples=some, **line, min_samples=100)
    e.edge("one-mode", samples=a([[1.0], [7.0]]), centers=a([[0.5]]), sigma=0.7, weights=a([1.0]), min_samples=1)
    e.edge("sigma-zero", samples=some, **line | {"sigma": 0.0}, min_samples=1, raises=ValueError)
    e.edge("sigma-negative", samples=some, **line | {"sigma": -1.0}, min_samples=1, raises=ValueError)
    e.edge("no-minimum", samples=some, **line, min_samples=0, raises=ValueError)
    byte = {"samples": a([[3, 200], [9, 7], [250, 1], [1, 4]]), "centers": a([[5, 198], [8, 4], [200, 200]])}
    byte = {n: x.astype(np.uint8) for n, x in byte.items()}
    e.shape("unsigned", **byte, sigma=2, weights=a([0.25, 0.25, 0.5]), min_samples=1)
    square = {
        "samples": a([[0.5, 0.0, 1.0], [1.0, -1.0, 4.5], [0.0, 5.25, 0.5]]),
        "centers": 5.0 * np.eye(3)[[2, 0, 1]],
    }
    e.shape("everything-three", **square, sigma=0.5, weights=a([0.5, 0.3, 0.2]), min_samples=1)
    for layout in ("fortran", "strided", "readonly"):
        laid = {"samples": Layout(some, layout), "centers": Layout(line["centers"], layout)}
        e.shape(layout, **line | laid, min_samples=1)
    rng = np.random.default_rng(1380)
    far, tight = a([1e8, -1e8]), a([[0.0, 0.0], [1.5, 0.25], [0.5, 1.75]])
    crowd = tight[rng.integers(0, 3, size=20)] + rng.normal(size=(20, 2)) * 2
    mixture = {"centers": tight + far, "sigma": 0.8, "weights": line["weights"]}
    e.stability("far-from-the-origin", samples=crowd + far, **mixture, min_samples=4)
    e.random(36, random_case, seed=1381)
    points = st.lists(st.sampled_from([0.0, 1.0, 3.0, 4.0, 9.0]), max_size=4).map(
        lambda xs: np.array(xs).reshape(-1, 1)
    )
    mixture = st.sampled_from([a([[0.0], [4.0]]), a([[1.0], [8.0]])])
    inputs = {
        "samples": points,
        "centers": mixture,
        "sigma": st.sampled_from([0.5, 1.0]),
        "min_samples": st.integers(1, 2),
    }
    e.strategy(st.fixed_dictionaries(inputs | {"weights": st.just(a([0.75, 0.25]))}), valid=valid)

    e = cases.of("diagnose")
    e.example("balanced", d_losses=[0.2, 1.3, 1.4, 1.35], g_losses=[3.0, 0.7, 0.8, 0.75], window=3)
    e.example("discriminator-wins", d_losses=[1.4, 1.0, 0.2, 0.1], g_losses=[0.7, 0.9, 5.0, 6.0], window=2)
    e.example("oscillating", d_losses=[1.3, 1.4, 1.2, 1.5], g_losses=[0.4, 1.2, 0.3, 1.5], window=4)
    calm = [0.8, 0.75, 0.85, 0.8]
    e.edge("long-ago", d_losses=[np.nan, 1.3, 1.4, 1.35], g_losses=calm, window=2)
    e.edge("infinite-generator", d_losses=[1.4, 1.3, 1.4, 1.35], g_losses=[0.8, np.inf, 0.8, 0.8], window=1)
    e.edge("minus-infinity", d_losses=[1.4, 1.3, -np.inf, 1.35], g_losses=calm, window=4)
    e.edge("wins-and-oscillates", d_losses=[0.1, 0.2, 0.1, 0.2], g_losses=[2.0, 9.0, 1.0, 8.0], window=4)
    e.edge("low-loss-of-both", d_losses=[0.1, 0.2, 0.1, 0.2], g_losses=[1.9, 1.95, 1.9, 2.0], window=4)
    e.edge("high-loss-of-both", d_losses=[0.4, 0.35, 0.3, 0.35], g_losses=[4.0, 4.5, 4.0, 4.25], window=4)
    e.edge("above-balance", d_losses=[1.7, 1.6, 1.65, 1.6], g_losses=calm, window=4)
    e.edge("below-balance", d_losses=[1.15, 1.2, 1.1, 1.2], g_losses=calm, window=4)
    e.edge("upper-end-of-balance", d_losses=[1.58, 1.59, 1.58, 1.57], g_losses=calm, window=4)
    e.edge("lower-end-of-balance", d_losses=[1.19, 1.18, 1.2, 1.2], g_losses=calm, window=4)
    e.edge("discriminator-oscillates", d_losses=[0.6, 2.1, 0.7, 2.1], g_losses=calm, window=4)
    e.edge("population-deviation", d_losses=[1.4, 1.3, 1.4], g_losses=[0.75, 1.0, 1.26], window=3)
    e.edge("deviation-relative-to-the-mean", d_losses=[1.4, 1.3, 1.4, 1.4], g_losses=[4.0, 5.0, 4.0, 5.0], window=4)
    e.edge("small-and-shaky", d_losses=[1.4, 1.3, 1.4, 1.4], g_losses=[0.1, 0.2, 0.1, 0.2], window=4)
    e.edge("longer-than-the-curves", d_losses=[0.2, 1.3, 1.9], g_losses=calm[:3], window=100)
    e.edge("as-long-as-the-curves", d_losses=[0.2, 1.3, 1.9], g_losses=calm[:3], window=3)
    e.edge("last-value", d_losses=[0.1, 0.2, 1.4], g_losses=[5.0, 0.5, 0.8], window=1)
    e.edge("one-value", d_losses=[1.0], g_losses=[0.8], window=1)
    e.edge("no-window", d_losses=[1.4, 1.3], g_losses=[0.8, 0.7], window=0, raises=ValueError)
    e.edge("negative-window", d_losses=[1.4, 1.3], g_losses=[0.8, 0.7], window=-1, raises=ValueError)
    e.edge("lengths-differ", d_losses=[1.4, 1.3], g_losses=[0.8], window=1, raises=ValueError)
    e.edge("lengths-differ-and-nan", d_losses=[np.nan], g_losses=[0.8, 0.7], window=1, raises=ValueError)
    e.edge("empty", d_losses=[], g_losses=[], window=3, raises=ValueError)
    e.shape("integers", d_losses=a([0, 0, 0, 0, 1]), g_losses=a([200, 250, 240, 255, 230], dtype=np.uint8), window=5)
    e.shape(
        "strided",
        d_losses=Layout(a([1.4, 1.3, 1.4]), "strided"),
        g_losses=Layout(a([0.8, 0.7, 0.75]), "readonly"),
        window=2,
    )
    e.random(40, random_curves, seed=1382)
    pairs = st.lists(
        st.tuples(st.sampled_from([0.1, 1.4, 3.0]), st.sampled_from([0.5, 1.0, 4.0])), min_size=1, max_size=4
    )
    curves = st.builds(
        lambda p, w: {"d_losses": [x for x, _ in p], "g_losses": [y for _, y in p], "window": w},
        pairs,
        st.integers(1, 3),
    )
    e.strategy(curves, valid=valid_curves)
