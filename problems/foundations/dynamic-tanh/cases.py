import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, alpha, gamma, beta):
    return valid_grad(x, alpha, gamma, x) if np.shape(beta) == np.shape(gamma) else "beta has the shape of gamma."


def valid_grad(x, alpha, gamma, grad_output):
    if np.ndim(x) == 0 or np.shape(gamma) != np.shape(x)[-1:]:
        return "x has shape (..., d), and gamma and beta have shape (d,)."
    if np.shape(grad_output) != np.shape(x):
        return "grad_output has the shape of x."
    sizes = [np.abs(np.asarray(part, dtype=np.float64)).max(initial=0.0) for part in (x, alpha, gamma, grad_output)]
    return all(size <= 1e6 for size in sizes) or "The inputs are at most 1e6 in size, and not NaN."


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 5, size=1 + i % 3))
    d = shape[-1]
    return {"x": rng.normal(scale=[1.0, 3.0][i % 2], size=shape), "alpha": float(rng.normal(scale=1.5)),
            "gamma": rng.normal(size=d), "beta": rng.normal(size=d)}


def random_grad(rng, i):
    inputs = random_case(rng, i)
    del inputs["beta"]
    return inputs | {"grad_output": rng.normal(size=inputs["x"].shape)}


def build(cases):
    x = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
    gamma, beta = np.array([1.0, 2.0, -0.5]), np.array([0.1, -0.3, 0.0])
    grads = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0]])
    cube = np.linspace(-2.0, 3.0, 24).reshape(2, 3, 4)
    gamma4, beta4 = np.array([0.5, -1.0, 2.0, 1.5]), np.array([0.0, 1.0, -2.0, 0.25])

    e = cases.of("dynamic_tanh")
    e.example("one-row", x=np.array([0.0, 1.0, -2.0]), alpha=0.5, gamma=gamma, beta=beta)
    e.example("two-rows", x=x, alpha=0.8, gamma=gamma, beta=beta)
    e.edge("no-rows", x=np.zeros((0, 3)), alpha=0.8, gamma=gamma, beta=beta)
    e.edge("alpha-zero", x=x, alpha=0.0, gamma=gamma, beta=beta)
    e.edge("alpha-negative", x=x, alpha=-1.5, gamma=gamma, beta=beta)
    e.edge("one-channel", x=np.array([[1.0], [-0.5]]), alpha=2.0, gamma=np.array([3.0]), beta=np.array([-1.0]))
    e.shape("three-axes", x=cube, alpha=0.7, gamma=gamma4, beta=beta4)
    e.shape("square", x=np.array([[1.0, -2.0], [0.5, 3.0]]), alpha=0.6, gamma=np.array([2.0, -1.0]),
            beta=np.array([0.5, 0.0]), note="Channels are the last axis.")
    e.shape("integers", x=np.array([[1, -2, 0], [3, 1, -1]]), alpha=0.5, gamma=np.array([1, 2, 3]),
            beta=np.array([0, -1, 4]))
    e.shape("fortran-order", x=Layout(x, "fortran"), alpha=1.2, gamma=gamma, beta=beta)
    e.shape("read-only", x=Layout(x, "readonly"), alpha=1.2, gamma=Layout(gamma, "readonly"),
            beta=Layout(beta, "readonly"))
    e.stability("saturated", x=np.array([[1e5, -1e5, 3.0], [-800.0, 0.01, 800.0]]), alpha=2.0, gamma=gamma, beta=beta)
    e.random(30, random_case, seed=61)

    v = cases.of("dynamic_tanh_grad")
    v.example("one-row", x=np.array([0.0, 1.0, -2.0]), alpha=0.5, gamma=gamma, grad_output=np.array([1.0, 2.0, -1.0]))
    v.example("two-rows", x=x, alpha=0.8, gamma=gamma, grad_output=grads)
    v.edge("no-rows", x=np.zeros((0, 3)), alpha=0.8, gamma=gamma, grad_output=np.zeros((0, 3)))
    v.edge("alpha-zero", x=x, alpha=0.0, gamma=gamma, grad_output=grads)
    v.edge("alpha-negative", x=x, alpha=-1.5, gamma=gamma, grad_output=grads)
    v.edge("gamma-zero", x=x, alpha=1.5, gamma=np.zeros(3), grad_output=grads)
    v.edge("one-channel", x=np.array([[1.0], [-0.5]]), alpha=2.0, gamma=np.array([3.0]),
           grad_output=np.array([[0.5], [-2.0]]))
    v.shape("three-axes", x=cube, alpha=0.7, gamma=gamma4, grad_output=np.cos(3.0 * cube))
    v.shape("four-axes", x=np.linspace(-1.0, 2.0, 12).reshape(1, 3, 2, 2), alpha=1.1, gamma=np.array([1.0, -2.0]),
            grad_output=np.linspace(2.0, -1.0, 12).reshape(1, 3, 2, 2))
    v.shape("square", x=np.array([[1.0, -2.0], [0.5, 3.0]]), alpha=0.6, gamma=np.array([2.0, -1.0]),
            grad_output=np.array([[1.0, 0.5], [-3.0, 2.0]]))
    v.shape("integers", x=np.array([[1, -2, 0], [3, 1, -1]]), alpha=0.5, gamma=np.array([1, 2, 3]),
            grad_output=np.array([[2, -1, 4], [0, 3, 1]]))
    v.shape("fortran-order", x=Layout(x, "fortran"), alpha=1.2, gamma=gamma, grad_output=Layout(grads, "fortran"))
    v.shape("read-only", x=Layout(x, "readonly"), alpha=1.2, gamma=Layout(gamma, "readonly"),
            grad_output=Layout(grads, "readonly"))
    v.stability("saturated", x=np.array([[1e5, -1e5, 3.0], [-800.0, 0.01, 800.0]]), alpha=2.0, gamma=gamma,
                grad_output=grads)
    v.stability("steep", x=np.array([[1e-3, -2e-3, 0.0]]), alpha=500.0, gamma=gamma, grad_output=grads[:1])
    v.random(30, random_grad, seed=62)

    def inputs(d):
        number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
        rows = st.one_of(st.just((d,)), st.tuples(st.integers(0, 2), st.just(d)),
                         st.tuples(st.integers(1, 2), st.integers(1, 2), st.just(d)))
        channels = hnp.arrays(np.float64, (d,), elements=number)
        wide = st.sampled_from([0.0, 1.0, -2.0, 0.5, 1e5, -800.0])
        return rows.flatmap(lambda shape: st.fixed_dictionaries({
            "x": hnp.arrays(np.float64, shape, elements=wide), "alpha": number, "gamma": channels, "beta": channels,
            "grad_output": hnp.arrays(np.float64, shape, elements=number)}))

    def without(name):
        return st.integers(1, 3).flatmap(inputs).map(lambda drawn: {k: v for k, v in drawn.items() if k != name})

    e.strategy(without("grad_output"), valid=valid)
    v.strategy(without("beta"), valid=valid_grad)
