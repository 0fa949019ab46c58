import math

import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def number(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool) and math.isfinite(x)


def valid(a, b, x):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not number(a) or not number(b) or not number(x):
        return "a, b and x are finite numbers."
    if a <= 0 or b <= 0 or not 0 <= x <= 1 or x in (0, 1):
        return True
    if not 0.5 <= a <= 200 or not 0.5 <= b <= 200:
        return "a and b are between 0.5 and 200."
    if not 1e-200 <= x <= 1 - 1e-12:
        return "x is 0 or 1, or between 1e-200 and 1 - 1e-12."
    size = a * math.log(x) + b * math.log1p(-x) - math.lgamma(a) - math.lgamma(b) + math.lgamma(a + b)
    return size > -600 or "The result is not below 1e-260, nor as near to 1."


def valid_test(x, y, equal_var=True):
    """The same for two_sample_t_test."""
    for each in (x, y):
        if not isinstance(each, np.ndarray) or each.dtype.kind not in "iuf" or each.ndim != 1 or len(each) > 200:
            return "x and y are arrays of up to 200 numbers."
        size = np.abs(each.astype(float))
        if not ((size == 0) | ((size >= 1e-90) & (size <= 1e90))).all():
            return "Elements are 0, or between 1e-90 and 1e90 in magnitude."
    if not isinstance(equal_var, bool):
        return "equal_var is True or False."
    if min(len(x), len(y)) < 2:
        return True
    x, y = x.astype(float), y.astype(float)
    for each in (x, y):
        if 0 < np.ptp(each) < 1e-5 * np.abs(each).max():
            return "A sample is constant, or varies by 1e-5 of its largest element."
    largest, gap = max(np.abs(x).max(), np.abs(y).max()), abs(x.mean() - y.mean())
    spread = max(np.ptp(x), np.ptp(y))
    if spread == 0:
        return x[0] == y[0] or bool(gap >= 1e-5 * largest) or "The means are equal, or clearly differ."
    if spread < 1e-60 or gap > 1e8 * spread:
        return "The spread is at least 1e-60, and 1e-8 of the difference."
    steps = np.concatenate([x, y])
    equal = gap == 0 and (steps == np.round(steps)).all() and largest < 1e6 and len(x) in (2, 4, 8) and len(y) in (2, 4)
    if not equal and gap < 1e-5 * largest:
        return "The means are equal, or clearly differ."
    t = gap / math.sqrt(x.var(ddof=1) / len(x) + y.var(ddof=1) / len(y))
    return (len(x) + len(y)) * math.log1p(t**2 / (len(x) + len(y))) < 1000 or "The p-value is not below 1e-200."


def random_beta(rng, i):
    a, b = (float(10.0 ** rng.uniform(-0.3, 2.3)) for _ in range(2))
    x = float(rng.beta(a, b)) if i % 2 else float(a / (a + b) * rng.uniform(0.3, 1.6))
    case = {"a": a, "b": b, "x": min(max(x, 1e-6), 1 - 1e-6)}
    return case if valid(**case) is True else {"a": a, "b": b, "x": a / (a + b) * 0.9}


def random_samples(rng, i):
    x = rng.normal(size=2 + i % 7) * 10.0 ** rng.uniform(-1, 1) + rng.uniform(-3, 3)
    y = rng.normal(size=2 + (i * 5) % 8) + 1.0
    return {"x": x, "y": y} | ({"equal_var": False} if i % 2 else {})


def build(cases):
    a = np.array
    e = cases.of("betainc")
    e.example("polynomial", a=2.0, b=3.0, x=0.25)
    e.example("above-the-mean", a=1.0, b=4.0, x=0.6)
    e.edge("zero", a=2.5, b=0.5, x=0.0)
    e.edge("one", a=2.5, b=0.5, x=1.0)
    e.edge("integers", a=3, b=1, x=1)
    e.edge("the-mean", a=4.0, b=12.0, x=0.25)
    e.edge("below-zero", a=2.0, b=3.0, x=-0.1, raises=ValueError)
    e.edge("above-one", a=2.0, b=3.0, x=1.1, raises=ValueError)
    e.edge("a-zero", a=0.0, b=3.0, x=0.5, raises=ValueError)
    e.edge("b-negative", a=2.0, b=-1.5, x=0.5, raises=ValueError)
    e.stability("small-parameters", a=0.5, b=0.75, x=0.03)
    e.stability("far-tail", a=120.0, b=0.5, x=0.01)
    e.stability("tiny-x", a=0.75, b=40.0, x=1e-150)
    e.stability("gamma-overflows", a=150.0, b=100.0, x=0.55)
    e.stability("large-parameters", a=190.0, b=160.0, x=0.5426)
    e.stability("just-below-the-mean", a=200.0, b=0.5, x=0.9975)
    e.stability("large-parameters-above", a=190.0, b=120.0, x=0.63)
    e.stability("near-one", a=200.0, b=0.5, x=0.9999)
    e.random(32, random_beta, seed=1601)
    given = {"a": st.sampled_from([0.5, 2.0, 30.0]), "b": st.sampled_from([0.5, 3.0]),
             "x": st.sampled_from([0.0, 0.25, 0.5, 0.875, 1.0, -0.5])}
    e.strategy(st.fixed_dictionaries(given), valid=valid)

    e = cases.of("two_sample_t_test")
    x, y = a([5.1, 4.9, 6.2, 5.8, 6.0]), a([4.1, 5.2, 3.9])
    e.example("student", x=x, y=y)
    e.example("welch", x=x, y=y, equal_var=False)
    e.edge("two-and-two", x=a([1.0, 2.0]), y=a([4.0, 8.0]), equal_var=False)
    e.edge("equal-means", x=a([1.0, 3.0]), y=a([0.0, 5.0, 1.0, 2.0]))
    e.edge("equal-means-by-welch", x=a([1.0, 3.0]), y=a([0.0, 5.0, 1.0, 2.0]), equal_var=False)
    e.edge("one-constant", x=a([2.0, 2.0, 2.0]), y=a([3.0, 5.0, 4.5]))
    e.edge("one-constant-by-welch", x=a([3.0, 5.0, 4.5, 1.0]), y=a([2.0, 2.0, 2.0]), equal_var=False)
    e.edge("both-constant", x=a([2.0, 2.0, 2.0]), y=a([3.0, 3.0]))
    e.edge("both-constant-by-welch", x=a([3.0, 3.0, 3.0, 3.0]), y=a([2.0, 2.0]), equal_var=False)
    e.edge("constant-and-equal", x=a([2.0, 2.0, 2.0]), y=a([2.0, 2.0]))
    e.edge("constant-and-equal-by-welch", x=a([2.0, 2.0, 2.0]), y=a([2.0, 2.0]), equal_var=False)
    note = "The mean of three equal numbers may differ from them by rounding; the variance is 0 all the same."
    e.edge("constant-whose-mean-rounds", x=a([0.1, 0.1, 0.1]), y=a([0.1, 0.1]), note=note)
    e.edge("one-observation", x=a([1.0]), y=y, raises=ValueError)
    e.edge("one-observation-in-y", x=x, y=a([1.0]), equal_var=False, raises=ValueError)
    e.edge("no-observations", x=a([]), y=y, raises=ValueError)
    e.shape("equal-lengths", x=x[:3], y=y, equal_var=False)
    e.shape("unsigned", x=a([3, 20, 1], dtype=np.uint8), y=a([200, 250, 240, 10], dtype=np.uint8))
    e.shape("layouts", x=Layout(x, "strided"), y=Layout(y, "readonly"), equal_var=False)
    e.stability("large-offset", x=x + 3e4, y=y + 3e4)
    wave = np.sin(np.arange(60.0) ** 2)
    e.stability("tiny-p-value", x=wave, y=0.5 * wave[:40] + 9.0)
    e.stability("tiny-p-value-by-welch", x=wave, y=0.25 * wave[:50] - 7.0, equal_var=False)
    e.stability("tiny", x=1e-50 * x, y=1e-50 * y)
    e.stability("squared-variances-underflow", x=1e-55 * x, y=1e-55 * y, equal_var=False)
    e.stability("squared-variances-overflow", x=1e85 * x, y=1e85 * y, equal_var=False)
    e.stability("unlike-variances", x=100.0 * wave[:20], y=0.01 * wave[:6] + 1.0, equal_var=False)
    e.random(32, random_samples, seed=1602)
    some = st.lists(st.sampled_from([0.0, 1.0, 3.0]), max_size=4).map(lambda v: np.array(v, dtype=float))
    given = st.fixed_dictionaries({"x": some, "y": some}, optional={"equal_var": st.just(False)})
    e.strategy(given.filter(lambda g: valid_test(**g) is True), groups=["example", "edge", "shape", "random"],
               valid=valid_test)
