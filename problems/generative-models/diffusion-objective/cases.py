import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st

TYPES = ("epsilon", "sample", "v_prediction")


def sound(first, second, t, alphas_cumprod):
    arrays = (first, second, t, alphas_cumprod)
    if not all(isinstance(each, np.ndarray) and each.dtype.kind in "iuf" for each in arrays):
        return "Samples, noise, t and alphas_cumprod are arrays of numbers."
    if first.ndim == 0 or first.size == 0 or first.shape != second.shape or t.shape != first.shape[:1]:
        return "Both batches have the shape (B, ...) with B from 1 on, and t has the shape (B,)."
    if alphas_cumprod.ndim != 1 or len(alphas_cumprod) == 0 or alphas_cumprod.dtype.kind != "f":
        return "alphas_cumprod is a float array with one axis."
    if not (1e-6 <= alphas_cumprod.min() <= alphas_cumprod.max() <= 1 - 1e-6):
        return "alphas_cumprod is between 1e-6 and 1 - 1e-6."
    if t.dtype.kind not in "iu" or not ((t >= 0) & (t < len(alphas_cumprod))).all():
        return "t holds indices into alphas_cumprod, from 0 on."
    return all((np.abs(each.astype(float)) <= 1e4).all() for each in (first, second)) or "Numbers are at most 1e4."


def valid_loss(model, x0, noise, t, alphas_cumprod, prediction_type="epsilon", snr_gamma=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(prediction_type, str):
        return "prediction_type is a string."
    if snr_gamma is not None and not (isinstance(snr_gamma, (int, float)) and 1e-3 <= snr_gamma <= 1e3):
        return "snr_gamma is None, or between 0.001 and 1000."
    return sound(x0, noise, t, alphas_cumprod)


def valid_pair(prediction, x_t, t, alphas_cumprod, prediction_type):
    if not isinstance(prediction_type, str):
        return "prediction_type is a string."
    return sound(prediction, x_t, t, alphas_cumprod)


def batch(rng, i, names):
    T = 3 + i % 5
    shape = [(3, 4), (2,), (2, 3, 5), (4, 1, 2, 3)][i % 4]
    alphas = np.sort(rng.uniform(0.02, 0.99, size=T))[::-1].copy()
    given = {name: rng.normal(size=shape) for name in names}
    return given | {"t": rng.integers(0, T, size=shape[0]), "alphas_cumprod": alphas}


def random_loss(rng, i):
    affine = Fn("affine", weight=float(rng.normal()), time_weight=float(rng.normal()), bias=float(rng.normal()))
    case = {"model": affine if i % 2 else Fn("rough", weight=float(rng.normal()))} | batch(rng, i, ("x0", "noise"))
    if i % 4:
        case["prediction_type"] = TYPES[i % 3]
    if i % 5:
        case["snr_gamma"] = float(10.0 ** rng.uniform(-1, 1))
    return case


def random_pair(rng, i):
    return batch(rng, i, ("prediction", "x_t")) | {"prediction_type": TYPES[i % 3]}


def build(cases):
    a = np.array
    alphas = a([0.8, 0.64, 0.36, 0.1])
    flat = {"x0": a([2.0, -1.0]), "noise": a([1.0, 3.0]), "t": a([1, 2]), "alphas_cumprod": alphas}
    rows = {"x0": a([[2.0, -1.0, 0.5], [1.0, 4.0, -3.0]]), "noise": a([[0.5, 1.0, -2.0], [0.25, -1.0, 1.5]]),
            "t": a([3, 0]), "alphas_cumprod": alphas}  # fmt: skip
    half = Fn("affine", weight=0.5, time_weight=0.0, bias=0.0)
    slanted = Fn("affine", weight=1.5, time_weight=0.5, bias=-1.0)
    e = cases.of("diffusion_loss")
    e.example("noise", model=half, **flat, note="x_t is [2.2, 1.8], so the model says [1.1, 0.9].")
    e.example("clean-sample-with-a-cap", model=half, **flat, prediction_type="sample", snr_gamma=1.0)
    e.example("v", model=slanted, **rows, prediction_type="v_prediction")
    e.edge("clean-sample", model=slanted, **rows, prediction_type="sample")
    for kind in TYPES:
        e.edge(f"cap-of-{kind.replace('_', '-')}", model=slanted, **rows, prediction_type=kind, snr_gamma=2.0)
    e.edge("cap-alone", model=slanted, **rows, snr_gamma=5.0)
    e.edge("unknown-type", model=half, **flat, prediction_type="noise", raises=ValueError)
    e.edge("type-in-capitals", model=half, **flat, prediction_type="Sample", raises=ValueError)
    e.edge("steps-are-looked-up", model=Fn("embedded", scales=[1.0, -0.5, 2.0, 0.25]), **rows)
    one = {"x0": a([[3.0, 1.0]]), "noise": a([[1.0, -0.5]]), "t": a([2]), "alphas_cumprod": alphas}
    e.edge("one-sample", model=slanted, **one, prediction_type="v_prediction", snr_gamma=0.25)
    square = np.arange(9.0).reshape(3, 3) - 3.0
    e.shape("square", model=slanted, x0=square, noise=np.cos(square).T.copy(), t=a([2, 0, 3]), alphas_cumprod=alphas,
            snr_gamma=1.0)  # fmt: skip
    ints = {"x0": a([[10, 0, 7], [3, 1, 20]], dtype=np.uint8), "noise": a([[1, 2, 0], [0, 1, 3]]), "t": a([1, 3])}
    e.shape("integers", model=slanted, **ints, alphas_cumprod=alphas, prediction_type="v_prediction")
    cube = np.sin(np.arange(24.0)).reshape(2, 3, 4)
    e.shape("layouts", model=Fn("rough", weight=2.0), x0=Layout(cube, "fortran"),
            noise=Layout(cube[::-1] * 2, "readonly"), t=Layout(a([3, 1]), "strided"),
            alphas_cumprod=Layout(alphas, "strided"), snr_gamma=0.5)  # fmt: skip
    far = a([1 - 1e-6, 0.999, 1e-3, 1e-6])
    e.stability("extreme-levels", model=slanted, **{**rows, "alphas_cumprod": far}, snr_gamma=5.0)
    e.random(36, random_loss, seed=811)
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    table = st.lists(st.sampled_from([0.25, 0.5, 0.75]), min_size=2, max_size=2).map(np.array)
    kinds = st.sampled_from([*TYPES, "noise"])

    def small(names):
        pair = st.lists(number, min_size=2, max_size=2).map(np.array)
        steps = st.lists(st.integers(0, 1), min_size=2, max_size=2).map(np.array)
        return {name: pair for name in names} | {"t": steps, "alphas_cumprod": table}

    e.strategy(
        st.fixed_dictionaries(
            {"model": st.sampled_from([half, slanted])} | small(("x0", "noise")),
            optional={"prediction_type": kinds, "snr_gamma": st.sampled_from([0.5, 1.0])},
        ),
        valid=valid_loss,
    )

    f = cases.of("to_x0_and_noise")
    given = {"prediction": a([1.0, 3.0]), "x_t": a([2.2, 1.8]), "t": a([1, 2]), "alphas_cumprod": alphas}
    f.example("noise", **given, prediction_type="epsilon")
    f.example("v", **given, prediction_type="v_prediction")
    f.edge("clean-sample", **given, prediction_type="sample")
    f.edge("unknown-type", **given, prediction_type="x0", raises=ValueError)
    f.edge("one-sample", prediction=a([[2.0, 0.5]]), x_t=a([[1.0, -1.0]]), t=a([3]), alphas_cumprod=alphas,
           prediction_type="sample")  # fmt: skip
    for kind in TYPES:
        name = kind.replace("_", "-")
        f.shape(f"square-{name}", prediction=square, x_t=np.cos(square).T.copy(), t=a([2, 0, 3]), alphas_cumprod=alphas,
                prediction_type=kind)  # fmt: skip
        f.shape(f"integers-{name}", prediction=a([[10, 0, 7], [3, 1, 20]]), x_t=a([[1, 2, 0], [0, 1, 3]]), t=a([1, 3]),
                alphas_cumprod=alphas, prediction_type=kind)  # fmt: skip
        f.stability(f"extreme-levels-{name}", prediction=rows["x0"], x_t=rows["noise"], t=a([3, 0]), alphas_cumprod=far,
                    prediction_type=kind)  # fmt: skip
    f.shape("layouts", prediction=Layout(cube, "fortran"), x_t=Layout(cube[::-1] * 2, "readonly"),
            t=Layout(a([3, 1]), "strided"), alphas_cumprod=alphas, prediction_type="v_prediction")  # fmt: skip
    f.random(30, random_pair, seed=812)
    f.strategy(st.fixed_dictionaries(small(("prediction", "x_t")) | {"prediction_type": kinds}), valid=valid_pair)
