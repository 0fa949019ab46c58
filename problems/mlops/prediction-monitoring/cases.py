import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def sample(x):
    if not isinstance(x, np.ndarray) or x.ndim != 1 or x.dtype.kind not in "iuf" or len(x) > 2000:
        return False
    x = x.astype(float)
    return bool((np.abs(x[np.isfinite(x)]) <= 1e9).all())


def valid_ks(reference, window):
    """True, or why this call is outside the task."""
    return (sample(reference) and sample(window)) or "Samples are arrays of at most 2,000 numbers of at most 10^9."


def statistic(a, b):
    x = np.union1d(a, b)
    counts = np.searchsorted(np.sort(a), x, "right") * len(b) - np.searchsorted(np.sort(b), x, "right") * len(a)
    return np.abs(counts).max() / (len(a) * len(b))


def valid_monitor(reference, stream, width, step, raise_at, clear_at):
    """True, or why this call is outside the task."""
    if not sample(reference) or not sample(stream) or len(stream) > 500:
        return "reference and stream are arrays of numbers of at most 10^9, stream of at most 500."
    if not all(type(n) is int and abs(n) <= 10**6 for n in (width, step)):
        return "width and step are integers."
    if not all(type(t) in (int, float) and -10 <= t <= 10 for t in (raise_at, clear_at)):
        return "raise_at and clear_at are numbers."
    old, new = reference.astype(float), stream.astype(float)
    if width < 1 or step < 1 or len(old) == 0 or not np.isfinite(old).all() or not np.isfinite(new).all():
        return True
    if old.min() < old.max() and old.std() < 1e-6 * np.abs(old).max():
        return "The reference varies by at least 1e-6 of its size."
    for start in range(0, len(new) - width + 1, step):
        d = statistic(old, new[start : start + width])
        if min(abs(d - raise_at), abs(d - clear_at)) < 1e-9:
            return "A statistic is too close to a threshold."
    return True


def random_ks(rng, i):
    a, b = rng.normal(size=int(rng.integers(1, 30))), rng.normal(rng.uniform(-1, 1), 1.3, size=int(rng.integers(1, 30)))
    if i % 3 == 1:
        a, b = a.round(), b.round()
    return {"reference": a, "window": (4 * b).astype(int) if i % 3 == 2 else b}


def random_monitor(rng, i):
    t = int(rng.integers(10, 60))
    drift = np.cumsum(rng.normal(scale=0.4, size=t))
    width = int(rng.integers(2, 9))
    high = float(rng.uniform(0.35, 0.7))
    stream = drift + rng.normal(size=t)
    return {
        "reference": rng.normal(scale=1.5, size=int(rng.integers(5, 40))),
        "stream": stream.round(1) if i % 3 == 1 else stream,
        "width": width,
        "step": [width, 1, int(rng.integers(1, 12))][i % 3],
        "raise_at": high,
        "clear_at": high - float(rng.uniform(0.0, 0.3)),
    }


def build(cases):
    a = np.array
    e = cases.of("ks_statistic")
    e.example("five-and-four", reference=a([0.1, 0.4, 0.5, 0.7, 0.9]), window=a([0.6, 0.8, 0.85, 0.3]))
    e.example("with-ties", reference=a([0.2, 0.2, 0.5, 0.8]), window=a([0.2, 0.5, 0.5, 0.5, 0.8, 0.8]))
    e.edge("ties-everywhere", reference=a([1.0, 1.0, 2.0, 2.0]), window=a([1.0, 2.0, 2.0]))
    e.edge("window-lower", reference=a([5.0, 6.0, 7.0]), window=a([1.0, 6.5]))
    e.edge("largest-between-reference-values", reference=a([0.0, 10.0]), window=a([4.0, 5.0, 6.0, 11.0]))
    e.edge("largest-at-a-reference-value", reference=a([4.0, 5.0, 6.0, 11.0]), window=a([0.5, 10.0]))
    e.edge("same-shares", reference=a([1.0, 2.0]), window=a([2.0, 1.0, 1.0, 2.0]))
    e.edge("no-overlap", reference=a([1.0, 2.0, 3.0]), window=a([4.0, 9.0]))
    e.edge("no-overlap-below", reference=a([1.0, 2.0, 3.0]), window=a([-4.0, -9.0]))
    e.edge("one-value-each", reference=a([1.0]), window=a([1.0]))
    e.edge("constant-reference", reference=np.full(4, 0.5), window=a([0.5, 0.7, 0.2]))
    e.edge("spread-alone", reference=a([-1.0, 0.0, 1.0, 2.0]), window=a([-9.0, -8.0, 9.5, 8.5]))
    e.edge("empty-reference", reference=np.zeros(0), window=a([1.0]), raises=ValueError)
    e.edge("empty-window", reference=a([1.0]), window=np.zeros(0), raises=ValueError)
    e.edge("nan-in-the-reference", reference=a([1.0, np.nan]), window=a([1.0]), raises=ValueError)
    e.edge("nan-in-the-window", reference=a([1.0, 2.0]), window=a([1.0, np.nan]), raises=ValueError)
    e.edge("infinity", reference=a([1.0, 2.0]), window=a([1.0, np.inf]), raises=ValueError)
    e.shape("unsigned", reference=a([200, 3, 255, 90], dtype=np.uint8), window=a([0, 100, 7]))
    for layout in ("readonly", "strided"):
        e.shape(layout, reference=Layout(a([3.0, 1.0, 2.0]), layout), window=Layout(a([2.5, 0.5]), layout))
    e.stability("differ-in-the-last-digits", reference=1e9 - a([1.0, 2.0, 3.0]), window=1e9 - a([1.5, 2.5, 3.5, 3.25]))
    e.random(30, random_ks, seed=811)
    few = st.lists(st.sampled_from([0.0, 1.0, 2.0]), max_size=4).map(np.array)
    e.strategy(st.fixed_dictionaries({"reference": few, "window": few}), valid=valid_ks)

    e = cases.of("monitor")
    old = a([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])
    calm, odd, between = [1.0, 3.0, 5.0, 7.0], [7.0, 9.0, 8.0, 6.0], [3.0, 5.0, 6.0, 7.0]
    limits = {"raise_at": 0.6, "clear_at": 0.3}
    e.example("on-stays-off", reference=old, stream=a(calm + odd + between + calm), width=4, step=4, **limits)
    e.example("between-raises-nothing", reference=old, stream=a(between + calm + between), width=4, step=4, **limits)
    e.edge("overlapping", reference=old, stream=a(calm + odd + between), width=4, step=1, raise_at=0.7, clear_at=0.45)
    e.edge("with-gaps", reference=old, stream=a(calm + [99.0] + odd + [-99.0] + between), width=4, step=5, **limits)
    e.edge("rest-is-left-out", reference=old, stream=a(calm + odd + [9.0, 9.0, 9.0]), width=4, step=4, **limits)
    e.edge("exactly-one-window", reference=old, stream=a(odd), width=4, step=3, **limits)
    e.edge("too-short", reference=old, stream=a(odd[:3]), width=4, step=2, **limits)
    e.edge("empty-stream", reference=old, stream=np.zeros(0), width=1, step=1, **limits)
    e.edge("width-one", reference=old, stream=a([3.0, 9.0, -1.0, 4.0]), width=1, step=1, raise_at=0.9, clear_at=0.7)
    e.edge("one-threshold", reference=old, stream=a(odd + between + odd), width=4, step=2, raise_at=0.45, clear_at=0.45)
    e.edge("two-values", reference=a([1.0, 3.0, 1.0]), stream=a([1.0, 2.0, 5.0]), width=2, step=1, **limits)
    e.edge("falling-scores", reference=old, stream=a([-5.0, -3.0, 0.5, -1.0]), width=2, step=2, **limits)
    e.edge("never-clears", reference=old, stream=a(odd + calm + calm), width=4, step=4, raise_at=0.5, clear_at=-1.0)
    e.edge("never-raises", reference=old, stream=a(odd + odd), width=4, step=4, raise_at=1.5, clear_at=0.3)
    nan = np.nan
    wrong = {"reference": old, "stream": a(calm + odd), "width": 4, "step": 4} | limits
    e.edge("nan-in-no-window", **wrong | {"stream": a(calm + [nan])}, raises=ValueError)
    e.edge("nan-in-a-window", **wrong | {"stream": a([nan] + calm)}, raises=ValueError)
    e.edge("infinity-in-no-window", **wrong | {"stream": a([1.0, -np.inf])}, raises=ValueError)
    e.edge("nan-in-the-reference", **wrong | {"reference": a([1.0, nan, 2.0])}, raises=ValueError)
    e.edge("empty-reference", **wrong | {"reference": np.zeros(0)}, raises=ValueError)
    e.edge("constant-reference", **wrong | {"reference": np.full(5, 0.1)}, raises=ValueError)
    flat = {"reference": np.full(5, 0.1), "width": 9}
    e.edge("constant-reference-and-no-window", **wrong | flat, raises=ValueError)
    e.edge("width-zero", **wrong | {"width": 0}, raises=ValueError)
    e.edge("step-zero", **wrong | {"step": 0}, raises=ValueError)
    e.edge("step-below-zero", **wrong | {"step": -1}, raises=ValueError)
    e.edge("width-below-zero", **wrong | {"width": -1, "step": 20}, raises=ValueError)
    e.edge("clear-above-raise", **wrong | {"clear_at": 0.7}, raises=ValueError)
    e.shape("integers", reference=a([9, 200, 31, 77], dtype=np.uint8), stream=a([250, 3, 90, 120, 7]), width=2, step=1,
            **limits)  # fmt: skip
    for layout in ("readonly", "strided"):
        e.shape(layout, reference=Layout(old, layout), stream=Layout(a(calm + odd), layout), width=3, step=2, **limits)
    e.stability("small-scores", reference=1e-7 * old, stream=1e-7 * a(calm + odd), width=3, step=2, **limits)
    e.stability("far-from-zero", reference=1e6 + old, stream=1e6 + a(calm + odd), width=3, step=2, **limits)
    e.random(36, random_monitor, seed=812)
    sizes = st.integers(0, 3)
    thresholds = {"raise_at": st.sampled_from([0.55, 0.8]), "clear_at": st.sampled_from([0.3, 0.55])}
    e.strategy(
        st.fixed_dictionaries({"reference": few, "stream": few, "width": sizes, "step": sizes} | thresholds),
        valid=valid_monitor,
    )
