import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def numbers(*arrays):
    return all(isinstance(each, np.ndarray) and each.dtype.kind in "iuf" for each in arrays)


def valid(p, q, base=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not numbers(p, q) or p.ndim != 1 or q.ndim != 1:
        return "p and q are arrays of numbers with one axis."
    for each in (p.astype(float), q.astype(float)):
        if np.isinf(each).any() or ((each > 0) & (each < 1e-320)).any():
            return "Probabilities are finite, and 0 or at least 1e-320."
        if (each >= 0).all() and 1e-9 < abs(each.sum() - 1) < 1e-5:
            return "Sums are within 1e-9 of 1, or off by 1e-5 and more."
    if base is not None and (isinstance(base, bool) or not isinstance(base, (int, float)) or not 1.01 <= base <= 1e6):
        return "base is None, or between 1.01 and 1e6."
    return True


def valid_gaussian(mean_p, cov_p, mean_q, cov_q):
    """The same for gaussian_kl."""
    if not numbers(mean_p, cov_p, mean_q, cov_q) or mean_p.ndim != 1 or len(mean_p) == 0:
        return "All four are arrays of numbers."
    d = len(mean_p)
    if mean_q.shape != (d,) or cov_p.shape != (d, d) or cov_q.shape != (d, d):
        return "The means have the shape (d,) and the covariances (d, d)."
    for mean, cov in ((mean_p, cov_p), (mean_q, cov_q)):
        mean, cov = mean.astype(float), cov.astype(float)
        if not (np.isfinite(mean).all() and np.isfinite(cov).all() and np.abs(mean).max() <= 1e6):
            return "Numbers are finite, means at most 1e6 in size."
        if not (cov == cov.T).all() or np.abs(cov).max() > 1e8:
            return "Covariances are symmetric, and at most 1e8."
        low, high = np.linalg.eigvalsh(cov)[[0, -1]]
        definite = low > 1e-12 and high <= 1e6 * low
        if not (definite or low < -1e-3 * abs(high) or not cov.any()):
            return "A covariance is clearly positive definite or clearly not."
    return True


def simplex(rng, k, zeros=0.0):
    p = rng.exponential(size=k) ** 2 * (rng.random(k) >= zeros)
    p[int(rng.integers(k))] += 0.1
    return p / p.sum()


def covariance(rng, d, scale=1.0):
    factor = scale * (rng.normal(size=(d, d)) + 1.5 * np.eye(d))
    return factor @ factor.T + 0.1 * scale**2 * np.eye(d)


def random_case(rng, i):
    k = 2 + i % 6
    q = simplex(rng, k, zeros=[0.0, 0.0, 0.2][i % 3])
    p = simplex(rng, k, zeros=[0.0, 0.4][i % 2]) * (q > 0 if i % 9 else 1)
    p = p / p.sum() if p.sum() > 0 else q
    return {"p": p, "q": q} | ({"base": [2.0, 10, 3.5][i % 3]} if i % 4 else {})


def random_gaussians(rng, i):
    d = 1 + i % 5
    scale_p, scale_q = 10.0 ** rng.integers(-2, 3), 10.0 ** rng.uniform(-1, 1)
    symmetric = [covariance(rng, d, scale) for scale in (scale_p, scale_q)]
    cov_p, cov_q = [(each + each.T) / 2 for each in symmetric]
    return {"mean_p": rng.normal(size=d), "cov_p": cov_p, "mean_q": rng.normal(scale=3.0, size=d), "cov_q": cov_q}


def build(cases):
    a = np.array
    p, q = a([0.5, 0.25, 0.25]), a([0.25, 0.25, 0.5])
    five, other = a([0.1, 0.2, 0.05, 0.4, 0.25]), a([0.3, 0.1, 0.2, 0.15, 0.25])
    e = cases.of("kl_divergence")
    e.example("bits", p=p, q=q, base=2)
    e.example("nats", p=five, q=other)
    e.example("the-other-direction", p=other, q=five)
    e.edge("equal", p=five, q=five.copy(), base=2)
    e.edge("impossible-in-p", p=a([0.0, 0.6, 0.4]), q=a([0.5, 0.2, 0.3]))
    e.edge("impossible-in-q", p=a([0.3, 0.6, 0.1]), q=a([0.0, 0.7, 0.3]))
    e.edge("impossible-in-q-in-bits", p=a([0.3, 0.7]), q=a([0.0, 1.0]), base=2)
    e.edge("impossible-in-both", p=a([0.0, 0.6, 0.4]), q=a([0.0, 0.2, 0.8]))
    e.edge("disjoint", p=a([0.4, 0.6, 0.0]), q=a([0.0, 0.0, 1.0]))
    e.edge("one-outcome", p=a([1.0]), q=a([1.0]))
    e.edge("base-ten", p=five, q=other, base=10)
    e.edge("base-between-one-and-two", p=five, q=other, base=1.5)
    e.edge("no-outcomes", p=a([]), q=a([]), raises=ValueError)
    e.edge("sum-of-p", p=a([0.3, 0.6]), q=a([0.5, 0.5]), raises=ValueError)
    e.edge("sum-of-q", p=a([0.5, 0.5]), q=a([0.8, 0.3]), raises=ValueError)
    e.edge("sum-slightly-off", p=a([0.30001, 0.7]), q=a([0.5, 0.5]), raises=ValueError)
    e.edge("sum-slightly-below", p=a([0.5, 0.5]), q=a([0.30000, 0.69999]), raises=ValueError)
    e.edge("counts", p=a([3, 5, 2]), q=a([2, 2, 6]), raises=ValueError)
    e.edge("negative", p=a([1.2, -0.2]), q=a([0.5, 0.5]), raises=ValueError)
    e.edge("negative-in-q", p=a([0.0, 1.0]), q=a([-0.5, 1.5]), raises=ValueError)
    e.edge("nan", p=a([np.nan, 1.0]), q=a([0.5, 0.5]), raises=ValueError)
    e.edge("nan-in-q", p=a([0.0, 1.0]), q=a([np.nan, 1.0]), raises=ValueError)
    e.edge("fewer-in-q", p=five, q=a([1.0]), raises=ValueError)
    e.edge("fewer-in-p", p=a([1.0, 0.0]), q=five, raises=ValueError)
    e.shape("integers", p=a([0, 1, 0]), q=a([0.25, 0.3, 0.45]), base=2)
    e.shape("unsigned", p=a([0.5, 0.5], dtype=np.float64), q=a([0, 1], dtype=np.uint8))
    e.shape("strided", p=Layout(five, "strided"), q=Layout(other, "readonly"))
    e.stability("far-below", p=a([0.5, 0.5]), q=a([1e-320, 1.0]))
    e.stability("far-below-one-another", p=a([1e-200, 1.0]), q=a([1.0, 1e-200]), base=2)
    e.stability("tiny-in-p", p=a([1e-300, 0.75, 0.25]), q=a([1e-5, 0.5, 0.49999]))
    e.stability("tiny-against-nothing", p=a([1e-300, 1.0]), q=a([0.0, 1.0]))
    e.stability("nearly-equal", p=a([0.5 + 1e-4, 0.5 - 1e-4]), q=a([0.5, 0.5]))
    e.stability("tiny-in-q", p=a([1e-12, 1.0 - 1e-12]), q=a([1e-9, 1.0 - 1e-9]), base=2)
    e.random(36, random_case, seed=1501)
    tables = {
        2: [[0.5, 0.5], [1.0, 0.0], [0.25, 0.75], [0.5, 0.25]],
        3: [[0.5, 0.25, 0.25], [0.0, 0.5, 0.5], [0.25, 0.0, 0.75], [-0.5, 0.5, 1.0]],
    }

    def pair(k):
        table = st.sampled_from(tables[k]).map(np.array)
        return st.fixed_dictionaries({"p": table, "q": table}, optional={"base": st.sampled_from([2, 10.0])})

    e.strategy(st.sampled_from([2, 3]).flatmap(pair), valid=valid)

    # coverage-ok: cov_p: covariances are square
    # coverage-ok: cov_q: covariances are square
    e = cases.of("gaussian_kl")
    narrow, wide = a([[1.0, 0.5], [0.5, 2.0]]), a([[3.0, -1.0], [-1.0, 1.5]])
    three = a([[2.0, 0.3, -0.5], [0.3, 1.0, 0.2], [-0.5, 0.2, 4.0]])
    e.example("one-dimension", mean_p=a([1.0]), cov_p=a([[4.0]]), mean_q=a([3.0]), cov_q=a([[1.0]]))
    e.example("two-dimensions", mean_p=a([0.0, 1.0]), cov_p=narrow, mean_q=a([2.0, -1.0]), cov_q=wide)
    e.edge("equal", mean_p=a([0.5, 1.0]), cov_p=wide, mean_q=a([0.5, 1.0]), cov_q=wide.copy())
    e.edge("means-differ", mean_p=a([0.5, 1.0]), cov_p=wide, mean_q=a([1.5, 1.25]), cov_q=wide.copy())
    e.edge("covariances-differ", mean_p=a([0.5, 1.0]), cov_p=wide, mean_q=a([0.5, 1.0]), cov_q=narrow)
    note = "The correlation exceeds 1."
    bad = a([[1.0, 2.0], [2.0, 1.0]])
    e.edge(
        "p-indefinite", mean_p=a([0.0, 1.0]), cov_p=bad, mean_q=a([2.0, 1.0]), cov_q=wide, raises=ValueError, note=note
    )
    e.edge("q-indefinite", mean_p=a([0.0, 1.0]), cov_p=wide, mean_q=a([2.0, 1.0]), cov_q=bad, raises=ValueError)
    e.edge("p-negative", mean_p=a([0.0, 1.0]), cov_p=-wide, mean_q=a([2.0, 1.0]), cov_q=wide, raises=ValueError)
    e.edge("both-negative", mean_p=a([0.0, 1.0]), cov_p=-wide, mean_q=a([2.0, 1.0]), cov_q=-narrow, raises=ValueError)
    e.edge("p-a-point", mean_p=a([0.0]), cov_p=a([[0.0]]), mean_q=a([2.0]), cov_q=a([[1.0]]), raises=ValueError)
    e.edge("q-a-point", mean_p=a([2.0]), cov_p=a([[1.0]]), mean_q=a([0.0]), cov_q=a([[0.0]]), raises=ValueError)
    e.shape("integers", mean_p=a([3, 0]), cov_p=a([[2, 1], [1, 3]]), mean_q=a([1, 5]), cov_q=a([[4, 1], [1, 1]]))
    e.shape("unsigned", mean_p=a([3, 0], dtype=np.uint8), cov_p=a([[20, 11], [11, 30]], dtype=np.uint8),
            mean_q=a([1, 5], dtype=np.uint8), cov_q=a([[40, 10], [10, 16]], dtype=np.uint8))
    e.shape("three", mean_p=a([1.0, -2.0, 0.5]), cov_p=three, mean_q=a([0.0, 1.0, 2.0]), cov_q=three[::-1, ::-1].copy())
    e.shape(
        "layouts",
        mean_p=Layout(a([1.0, -2.0, 0.5]), "strided"),
        cov_p=Layout(three, "fortran"),
        mean_q=Layout(a([0.0, 1.0, 2.0]), "readonly"),
        cov_q=Layout(np.diag([1.0, 2.0, 3.0]), "readonly"),
    )
    rng = np.random.default_rng(15)
    d = 90
    large = covariance(rng, d) / d
    large = (large + large.T) / 2
    e.stability(
        "determinants-underflow",
        mean_p=1e-5 * rng.normal(size=d),
        cov_p=1e-9 * large,
        mean_q=1e-5 * rng.normal(size=d),
        cov_q=np.diag(1e-9 * rng.uniform(1.0, 3.0, size=d)),
    )
    e.stability(
        "determinants-overflow",
        mean_p=1e3 * rng.normal(size=d),
        cov_p=np.diag(rng.uniform(1e6, 4e6, size=d)),
        mean_q=1e3 * rng.normal(size=d),
        cov_q=1e6 * large,
    )
    e.stability("far-apart", mean_p=a([1e5, -3e5]), cov_p=narrow, mean_q=a([0.0, 2e5]), cov_q=0.01 * wide)
    e.stability("unlike-in-size", mean_p=a([1.0, 2.0]), cov_p=1e-6 * narrow, mean_q=a([1.5, 1.0]), cov_q=1e3 * wide)
    e.random(32, random_gaussians, seed=1502)
    number, matrix = st.sampled_from([0.0, 1.0, 2.0]), st.sampled_from([1.0, 2.0, 4.0, -1.0])
    mean = st.lists(number, min_size=2, max_size=2).map(np.array)
    cov = st.builds(lambda x, y, z: np.array([[x, z / 2], [z / 2, y]]), matrix, matrix, number)
    single = st.fixed_dictionaries(
        {name: number.map(lambda x: np.array([x])) for name in ("mean_p", "mean_q")}
        | {name: matrix.map(lambda x: np.array([[x]])) for name in ("cov_p", "cov_q")}
    )
    double = st.fixed_dictionaries({"mean_p": mean, "cov_p": cov, "mean_q": mean, "cov_q": cov})
    e.strategy((single | double).filter(lambda given: valid_gaussian(**given) is True), valid=valid_gaussian)
