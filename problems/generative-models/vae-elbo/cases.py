import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, mu, logvar, eps, W, b, likelihood="bernoulli", beta=1.0):
    """True, or why this call is outside the task."""
    if not isinstance(x, np.ndarray) or x.ndim != 2 or x.size == 0:
        return "x has the shape (N, D), without an empty axis."
    if x.dtype.kind not in "iu" and x.dtype != np.float64:
        return "x holds integers or float64."
    arrays = (mu, logvar, eps, W, b)
    if not all(isinstance(v, np.ndarray) and v.dtype == np.float64 for v in arrays):
        return "mu, logvar, eps, W and b are float64 arrays."
    if mu.ndim != 2 or mu.shape != logvar.shape or mu.shape != eps.shape or mu.shape[0] != len(x) or mu.size == 0:
        return "mu, logvar and eps have the shape (N, L), without an empty axis."
    if W.shape != (x.shape[1], mu.shape[1]) or b.shape != x.shape[1:]:
        return "W has the shape (D, L), and b the shape (D,)."
    if not all(np.isfinite(v).all() and np.abs(v.astype(float)).max() <= 1e3 for v in (x, *arrays)):
        return "All values are finite, at most 1000 in size."
    if np.abs(logvar).max() > 20:
        return "logvar is at most 20 in size."
    if likelihood not in ("bernoulli", "gaussian"):
        return 'likelihood is "bernoulli" or "gaussian".'
    if likelihood == "bernoulli" and (x.min() < 0 or x.max() > 1):
        return "For Bernoulli, x is within 0 and 1."
    return (isinstance(beta, (int, float)) and 0 <= beta <= 1e3) or "beta is from 0 to 1000."


def draw(rng, n, d, k):
    return {
        "mu": rng.normal(size=(n, k)),
        "logvar": rng.normal(size=(n, k)),
        "eps": rng.normal(size=(n, k)),
        "W": rng.normal(size=(d, k)),
        "b": rng.normal(size=d),
    }


def random_case(rng, i):
    n, d, k = [(3, 5, 2), (2, 3, 4), (4, 2, 3), (5, 4, 1)][i % 4]
    case = {"x": rng.random((n, d))} | draw(rng, n, d, k)
    if i % 3:
        case |= {"likelihood": "gaussian", "x": rng.normal(size=(n, d))}
    return case if i % 5 == 0 else case | {"beta": float(rng.uniform(0.1, 5))}


def build(cases):
    e, a = cases.of("vae_loss"), np.array
    one = {"mu": a([[1.0]]), "logvar": a([[0.0]]), "eps": a([[0.5]]), "W": a([[2.0]]), "b": a([0.0])}
    usual = draw(np.random.default_rng(31), 3, 4, 2)
    binary = a([[1, 0, 0, 1], [0, 0, 1, 1], [1, 1, 0, 1]], np.uint8)
    real = np.random.default_rng(32).normal(size=(3, 4))
    e.example("one-number", x=a([[2.0]]), **one, likelihood="gaussian")
    e.example("two-samples", x=binary[:2, :3], **draw(np.random.default_rng(33), 2, 3, 1))
    e.edge("bernoulli", x=binary, **usual)
    e.edge("bernoulli-beta", x=binary, **usual, beta=2.5)
    e.edge("gaussian", x=real, **usual, likelihood="gaussian")
    e.edge("gaussian-beta", x=real, **usual, likelihood="gaussian", beta=0.25)
    e.edge("beta-zero", x=binary, **usual, beta=0.0)
    e.edge("shades", x=np.abs(real) % 1, **usual)
    e.edge("posterior-is-the-prior", x=binary, **(usual | {"mu": np.zeros((3, 2)), "logvar": np.zeros((3, 2))}))
    e.edge("no-noise", x=binary, **(usual | {"eps": np.zeros((3, 2))}))
    e.shape("integers", x=binary.astype(int) * 3, **usual, likelihood="gaussian")
    e.shape(
        "fortran-order",
        x=Layout(real, "fortran"),
        **(usual | {"mu": Layout(usual["mu"], "fortran")}),
        likelihood="gaussian",
    )
    e.shape("read-only", x=Layout(binary, "readonly"), **{name: Layout(v, "readonly") for name, v in usual.items()})
    e.stability("logits-in-the-hundreds", x=binary, **(usual | {"b": a([800.0, -900.0, 700.0, -750.0])}))
    e.stability(
        "uncertain-and-certain",
        x=real,
        likelihood="gaussian",
        **(usual | {"logvar": a([[-20.0, 8.0], [-9.0, 0.5], [6.0, -12.0]])}),
    )
    e.random(32, random_case, seed=1401)
    few = st.sampled_from([0.0, 1.0, -0.5, 2.0])

    def array(*shape):
        return hnp.arrays(np.float64, shape, elements=few)

    inputs = st.fixed_dictionaries(
        {
            "x": hnp.arrays(np.float64, (2, 2), elements=st.sampled_from([0.0, 1.0])),
            "mu": array(2, 1),
            "logvar": array(2, 1),
            "eps": array(2, 1),
            "W": array(2, 1),
            "b": array(2),
        },
        optional={"likelihood": st.just("gaussian"), "beta": st.just(2.0)},
    )
    e.strategy(inputs, valid=valid)
