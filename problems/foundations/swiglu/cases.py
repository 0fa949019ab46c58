import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, w, v, w2):
    if np.ndim(x) == 0 or np.ndim(w) != 2 or np.ndim(w2) != 2:
        return "x has shape (..., d), w and v have shape (d, h), and w2 has shape (h, m)."
    if np.shape(w) != np.shape(v) or np.shape(w)[0] != np.shape(x)[-1] or np.shape(w)[1] != np.shape(w2)[0]:
        return "x has shape (..., d), w and v have shape (d, h), and w2 has shape (h, m)."
    if 0 in np.shape(w) or 0 in np.shape(w2):
        return "d, h and m are at least 1."
    if any(not np.isfinite(part).all() or (np.abs(part) > 1e6).any() for part in (x, w, v, w2)):
        return "The inputs are finite, and at most 1e6 in size."
    return bool((np.abs(x @ w) <= 1e4).all()) or "The elements of x w are at most 1e4 in size."


def valid_grad(x, w, v, w2, grad_output):
    fits = valid(x, w, v, w2)
    if fits is not True:
        return fits
    if np.shape(grad_output) != (*np.shape(x)[:-1], np.shape(w2)[1]):
        return "grad_output has shape (..., m), with the leading axes of x."
    return bool((np.abs(grad_output) <= 1e6).all()) or "grad_output is at most 1e6 in size, and not NaN."


def random_case(rng, i):
    d, h, m = (int(n) for n in rng.integers(1, 5, size=3))
    lead = tuple(int(n) for n in rng.integers(1, 4, size=i % 3))
    scale = [1.0, 2.0][i % 2]
    return {"x": rng.normal(scale=scale, size=(*lead, d)), "w": rng.normal(size=(d, h)), "v": rng.normal(size=(d, h)),
            "w2": rng.normal(size=(h, m))}


def random_grad(rng, i):
    inputs = random_case(rng, i)
    return inputs | {"grad_output": rng.normal(size=(*inputs["x"].shape[:-1], inputs["w2"].shape[1]))}


def build(cases):
    w = np.array([[1.0, -0.5, 0.25], [0.5, 2.0, -1.0]])  # d = 2, h = 3
    v = np.array([[0.5, 1.0, -1.0], [-0.25, 0.75, 2.0]])
    w2 = np.array([[1.0, 0.5], [-2.0, 1.5], [0.25, -1.0]])  # m = 2
    wide = np.array([[1.0, 0.5, -1.0, 0.0], [-2.0, 1.5, 0.5, 1.0], [0.25, -1.0, 2.0, -0.5]])  # m = 4
    x = np.array([[1.0, -2.0], [0.5, 1.5], [-1.0, 0.25], [2.0, -0.75]])
    grads = np.array([[1.0, -0.5], [0.25, 2.0], [-1.0, 0.75], [0.5, 3.0]])
    square = np.array([[0.5, -1.0], [2.0, 0.25]])
    one = np.array([[1.0]])
    cube = np.linspace(-2.0, 3.0, 12).reshape(2, 3, 2)
    whole = {"w": np.array([[1, -1, 2], [0, 3, -2]]), "v": np.array([[2, 1, -1], [-1, 0, 1]]),
             "w2": np.array([[1, 0], [-2, 3], [1, -1]])}
    small = np.array([[1, -2], [0, 1]])

    e = cases.of("swiglu")
    e.example("numbers", x=np.array([2.0]), w=one, v=np.array([[3.0]]), w2=np.array([[0.5]]))
    e.example("one-token", x=np.array([1.0, -2.0]), w=w, v=v, w2=w2)
    e.example("four-tokens", x=x, w=w, v=v, w2=w2)
    e.edge("no-tokens", x=np.zeros((0, 2)), w=w, v=v, w2=w2)
    e.edge("zero-token", x=np.zeros((1, 2)), w=w, v=v, w2=w2)
    e.edge("one-hidden-unit", x=x, w=w[:, :1], v=v[:, :1], w2=w2[:1])
    e.shape("square-matrices", x=np.array([[1.0, -0.5]]), w=square, v=square.T + 1.0, w2=square - 0.75)
    e.shape("wider-out-than-in", x=x, w=w, v=v, w2=wide)
    e.shape("three-axes", x=cube, w=w, v=v, w2=wide)
    e.shape("integers", x=small, **whole)
    e.shape("fortran-order", x=Layout(x, "fortran"), w=Layout(w, "fortran"), v=v, w2=Layout(w2, "fortran"))
    e.shape("read-only", x=Layout(x, "readonly"), w=Layout(w, "readonly"), v=Layout(v, "readonly"),
            w2=Layout(w2, "readonly"))
    e.stability("saturated-gates", x=1000.0 * x, w=w, v=v, w2=w2,
                note="exp overflows beyond about 709, also in a branch that np.where then throws away.")
    e.stability("far-below", x=np.array([[-3000.0]]), w=one, v=np.array([[2.0]]), w2=np.array([[3.0]]))
    e.random(30, random_case, seed=131)

    g = cases.of("swiglu_grad")
    g.example("numbers", x=np.array([2.0]), w=one, v=np.array([[3.0]]), w2=np.array([[0.5]]),
              grad_output=np.array([1.0]))
    g.example("four-tokens", x=x, w=w, v=v, w2=w2, grad_output=grads)
    g.edge("no-tokens", x=np.zeros((0, 2)), w=w, v=v, w2=wide, grad_output=np.zeros((0, 4)))
    g.edge("zero-token", x=np.zeros((1, 2)), w=w, v=v, w2=w2, grad_output=grads[:1])
    g.edge("one-token", x=np.array([1.0, -2.0]), w=w, v=v, w2=wide, grad_output=np.array([1.0, -0.5, 2.0, 0.25]))
    g.edge("one-hidden-unit", x=x, w=w[:, :1], v=v[:, :1], w2=w2[:1], grad_output=grads)
    g.shape("square-matrices", x=np.array([[1.0, -0.5], [0.25, 2.0]]), w=square, v=square.T + 1.0, w2=square - 0.75,
            grad_output=np.array([[1.0, 2.0], [-0.5, 0.25]]))
    g.shape("three-axes", x=cube, w=w, v=v, w2=wide, grad_output=np.cos(np.arange(24.0)).reshape(2, 3, 4))
    g.shape("integers", x=small, grad_output=np.array([[2, -1], [0, 3]]), **whole)
    g.shape("fortran-order", x=Layout(x, "fortran"), w=w, v=Layout(v, "fortran"), w2=w2,
            grad_output=Layout(grads, "fortran"))
    g.shape("read-only", x=Layout(x, "readonly"), w=Layout(w, "readonly"), v=Layout(v, "readonly"),
            w2=Layout(w2, "readonly"), grad_output=Layout(grads, "readonly"))
    g.stability("saturated-gates", x=1000.0 * x, w=w, v=v, w2=w2, grad_output=grads,
                note="exp overflows beyond about 709, also in a branch that np.where then throws away.")
    g.stability("far-below", x=np.array([[-3000.0]]), w=one, v=np.array([[2.0]]), w2=np.array([[3.0]]),
                grad_output=np.array([[1.0]]))
    g.random(30, random_grad, seed=132)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(sizes, tokens=number):
        lead, d, h, m = sizes
        return st.fixed_dictionaries({"x": hnp.arrays(np.float64, (*lead, d), elements=tokens),
                                      "w": hnp.arrays(np.float64, (d, h), elements=number),
                                      "v": hnp.arrays(np.float64, (d, h), elements=number),
                                      "w2": hnp.arrays(np.float64, (h, m), elements=number),
                                      "grad_output": hnp.arrays(np.float64, (*lead, m), elements=number)})

    def forward(drawn):
        return {key: value for key, value in drawn.items() if key != "grad_output"}

    side = st.integers(1, 2)
    sizes = st.tuples(st.one_of(st.just(()), st.tuples(st.integers(0, 2)), st.tuples(side, side)), side, side, side)
    far = st.sampled_from([0.0, 1.0, 800.0, -800.0])
    usual, extreme = sizes.flatmap(inputs), sizes.flatmap(lambda drawn: inputs(drawn, far))
    e.strategy(usual.map(forward), groups=["example", "edge", "shape", "random"], valid=valid)
    e.strategy(extreme.map(forward), groups=["stability"])
    g.strategy(usual, groups=["example", "edge", "shape", "random"], valid=valid_grad)
    g.strategy(extreme, groups=["stability"])
