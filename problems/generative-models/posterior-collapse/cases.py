import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def posterior_fault(mu, logvar):
    for values in (mu, logvar):
        if not isinstance(values, np.ndarray) or values.ndim != 2 or values.size == 0:
            return "mu and logvar have the shape (N, L), without an empty axis."
        if values.dtype.kind not in "iu" and values.dtype != np.float64:
            return "mu and logvar hold integers or float64."
    if mu.shape != logvar.shape or not np.isfinite(mu).all() or not np.isfinite(logvar).all():
        return "mu and logvar have one shape, and are finite."
    if np.abs(mu.astype(float)).max() > 1e3 or np.abs(logvar.astype(float)).max() > 50:
        return "mu is at most 1000, logvar at most 50 in size."
    return None


def number(value, low, high):
    return isinstance(value, (int, float)) and low <= value <= high


def valid_report(mu, logvar, threshold=0.01):
    """True, or why this call is outside the task."""
    if fault := posterior_fault(mu, logvar):
        return fault
    if not number(threshold, 1e-6, 1e6):
        return "threshold is from 1e-6 to 1e6."
    near = np.abs(mu.astype(float).var(axis=0) - threshold) < 1e-9
    return not near.any() or "No variance is within 1e-9 of the threshold."


def valid_beta(step, period, ratio=0.5, high=1.0):
    if not isinstance(step, int) or not isinstance(period, int) or not 0 <= step <= 10_000 or not 1 <= period <= 10_000:
        return "step is an integer from 0, period one from 1, to 10000."
    return (number(ratio, 1e-3, 1) and number(high, 0, 1e6)) or "ratio is from 0.001 to 1, high from 0 to 1e6."


def valid_free(mu, logvar, free=0.25):
    if fault := posterior_fault(mu, logvar):
        return fault
    if not number(free, 0, 1e6):
        return "free is from 0 to 1e6."
    x, v = mu.astype(float), logvar.astype(float)
    near = np.abs((x**2 + np.exp(v) - 1 - v).mean(axis=0) / 2 - free) < 1e-9
    return not near.any() or "No mean KL is within 1e-9 of free."


def draw(rng, n, k):
    scale = rng.choice([0.03, 0.5, 1.5], size=k)
    return {"mu": rng.normal(size=(n, k)) * scale + rng.normal(size=k) * 0.3, "logvar": rng.normal(size=(n, k)) * scale}


def random_report(rng, i):
    case = draw(rng, *[(4, 3), (3, 5), (6, 2), (2, 4)][i % 4])
    return case | {"threshold": float(rng.uniform(0.001, 0.5))} if i % 2 else case


def random_beta(rng, i):
    case = {"step": int(rng.integers(0, 400)), "period": int(rng.integers(2, 90))}
    if i % 2:
        case["ratio"] = float(rng.uniform(0.1, 1))
    return case | {"high": float(rng.uniform(0.2, 4))} if i % 3 else case


def random_free(rng, i):
    case = draw(rng, *[(4, 3), (3, 5), (6, 2), (2, 4)][i % 4])
    return case | {"free": float(rng.uniform(0.02, 1))} if i % 2 else case


def build(cases):
    a = np.array
    mu = a([[0.6, 2.0, 0.01, -1.5], [-0.6, 2.0, -0.02, 0.5], [1.2, 2.1, 0.0, 0.25]])
    logvar = a([[0.0, -0.5, 0.01, -2.0], [0.25, 0.5, 0.0, -1.0], [-1.0, 0.0, -0.02, 0.75]])
    flat = np.zeros((2, 2))
    pair = a([[0.6, 2.0], [-0.6, 2.0]])
    for name, valid, make, option, value, seed in (
        ("collapse_report", valid_report, random_report, "threshold", 0.05, 1402),
        ("free_bits", valid_free, random_free, "free", 1.5, 1404),
    ):
        e = cases.of(name)
        e.example("two-units", mu=pair, logvar=flat)
        e.example("four-units", mu=mu, logvar=logvar)
        e.edge("another-limit", mu=mu, logvar=logvar, **{option: value})
        e.edge("one-sample", mu=mu[:1], logvar=logvar[:1])
        e.edge("one-number", mu=a([[0.9]]), logvar=a([[0.3]]))
        e.edge("prior", mu=np.zeros((3, 2)), logvar=np.zeros((3, 2)))
        e.edge("wide-spread-of-samples", mu=mu * a([0.1, 1, 5, 0.2]), logvar=logvar)
        if name == "collapse_report":
            e.edge("between-both-divisors", mu=a([[0.13], [-0.13 + 0.16], [0.08]]) * 2, logvar=np.zeros((3, 1)))
        else:
            e.edge("nothing-free", mu=mu, logvar=logvar, free=0)
        e.shape("integers", mu=a([[3, 0], [1, 2], [0, 0]]), logvar=a([[1, 0], [0, 2], [3, 1]]))
        e.shape("fortran-order", mu=Layout(mu, "fortran"), logvar=Layout(logvar, "fortran"))
        e.shape("every-second-element", mu=Layout(mu, "strided"), logvar=logvar)
        e.shape("read-only", mu=Layout(mu, "readonly"), logvar=Layout(logvar, "readonly"))
        e.stability(
            "narrow-and-wide",
            mu=mu * 100,
            logvar=a([[-50.0, 3.0, 0.5, 1e-3], [-40.0, 9.0, 1.5, 2e-3], [-30.0, 1, 2, 0]]),
        )
        e.random(30, make, seed=seed)
        few = hnp.arrays(np.float64, (2, 2), elements=st.sampled_from([0.0, 1.0, -0.5, 2.0]))
        e.strategy(st.fixed_dictionaries({"mu": few, "logvar": few}, optional={option: st.just(0.3)}), valid=valid)

    e = cases.of("cyclical_beta")
    e.example("rises", step=30, period=100)
    e.example("second-period", step=110, period=100, ratio=0.8)
    e.edge("first-step", step=0, period=10)
    e.edge("starts-anew", step=20, period=10, high=3.0)
    e.edge("last-step-of-a-period", step=19, period=10)
    e.edge("end-of-the-rise", step=25, period=50)
    e.edge("stays", step=40, period=50, high=0.25)
    e.edge("rises-all-the-time", step=36, period=40, ratio=1)
    e.edge("period-of-one", step=7, period=1, high=2.0)
    e.random(30, random_beta, seed=1403)
    e.strategy(
        st.fixed_dictionaries(
            {"step": st.integers(0, 12), "period": st.integers(1, 5)},
            optional={"ratio": st.sampled_from([0.25, 1.0]), "high": st.just(2.0)},
        ),
        valid=valid_beta,
    )
