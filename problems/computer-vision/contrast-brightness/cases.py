from fractions import Fraction

import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def finite(value, low, high):
    return isinstance(value, (int, float)) and low <= value <= high


def valid_adjust(image, contrast=1.0, brightness=0.0, high=255.0):
    """True, or why this call is outside the task."""
    if not isinstance(image, np.ndarray) or image.ndim not in (2, 3) or image.size == 0:
        return "image has the shape (H, W) or (H, W, C), and at least one pixel."
    if image.dtype.kind not in "iu" and image.dtype != np.float64:
        return "image holds integers or float64."
    if not finite(high, 1e-3, 1e6) or not finite(contrast, 0, 1e4) or not finite(brightness, -1e6, 1e6):
        return "high is from 1e-3 to 1e6, contrast from 0 to 1e4, and brightness at most 1e6 in size."
    inside = np.isfinite(image).all() and image.min() >= 0 and image.max() <= high
    return bool(inside) or "Values are between 0 and high."


def valid_equalize(image):
    if not isinstance(image, np.ndarray) or image.ndim != 2 or image.size == 0 or image.dtype.kind not in "iu":
        return "image is an array of integers of shape (H, W), with at least one pixel."
    if image.min() < 0 or image.max() > 255:
        return "Values are from 0 to 255."
    flat = np.sort(image.astype(int), axis=None)
    first = int((flat == flat[0]).sum())
    ranks = {int((flat <= v).sum()) - first for v in np.unique(flat)}
    ties = first < flat.size and any(Fraction(255 * r, flat.size - first) % 1 == Fraction(1, 2) for r in ranks)
    return not ties or "No value is mapped to halfway between two integers."


def random_adjust(rng, i):
    shape = [(3, 5), (2, 4, 3), (4, 2), (1, 3, 2)][i % 4]
    high = [255.0, 1.0, 255.0, 4095.0][int(rng.integers(4))]
    image = rng.uniform(0, high, size=shape)
    if i % 3 == 0:
        image, high = rng.integers(0, 256, size=shape).astype(np.uint8), 255.0
    case = {"image": image, "contrast": float(rng.uniform(0, 3))}
    if i % 2:
        case["brightness"] = float(rng.uniform(-0.5, 0.5) * high)
    return case if high == 255.0 and i % 5 else case | {"high": high}


def random_equalize(rng, i):
    while True:
        shape = (int(rng.integers(2, 6)), int(rng.integers(6, 9)))
        low, span = int(rng.integers(0, 200)), int(rng.integers(2, 56))
        image = (low + np.floor(span * rng.random(shape) ** (1 + i % 3))).astype(np.uint8)
        if valid_equalize(image) is True:
            return {"image": image}


def build(cases):
    e, a = cases.of("adjust"), np.array
    gray, dull = a([[100, 120, 140], [80, 100, 180]], np.uint8), a([[0.5, 0.25, 0.4], [0.75, 0.5, 0.2]])
    colour = a([[[200, 10, 60], [90, 30, 250]], [[0, 40, 80], [255, 70, 20]]], np.uint8)
    e.example("both", image=gray, contrast=1.5, brightness=10.0)
    e.example("clipped", image=gray, contrast=3.0, brightness=40.0)
    e.example("floats-up-to-one", image=dull, contrast=2.0, brightness=-0.25, high=1.0)
    e.edge("nothing-changes", image=gray)
    e.edge("brightness-alone", image=gray, brightness=-90)
    e.edge("contrast-alone", image=gray, contrast=0.5)
    e.edge("no-contrast-left", image=gray, contrast=0.0, brightness=7.0)
    e.edge("colour", image=colour, contrast=1.25, brightness=-20.0)
    e.edge("all-white", image=gray, brightness=300.0, contrast=0.7)
    e.edge("one-value", image=np.full((2, 3), 77), contrast=4.0)
    e.edge("one-pixel", image=a([[9.5]]), contrast=2.0, brightness=1.5)
    e.edge("contrast-of-floats", image=dull, high=1.0)
    e.edge("twelve-bits", image=dull * 4000, contrast=1.4, brightness=100.0, high=4095)
    e.shape("integers", image=a([[3, 90, 127], [0, 64, 11]]), contrast=1.5, brightness=30)
    e.shape("fortran-order", image=Layout(colour, "fortran"), contrast=1.1)
    e.shape("every-second-element", image=Layout(dull, "strided"), contrast=1.1, high=1.0)
    e.shape("read-only", image=Layout(gray, "readonly"), contrast=1.7)
    e.random(30, random_adjust, seed=1302)
    numbers = hnp.arrays(np.float64, (1, 3), elements=st.sampled_from([0.0, 10.0, 200.0, 255.0]))
    inputs = st.fixed_dictionaries(
        {"image": numbers, "contrast": st.sampled_from([1.0, 0.5, 2.0])}, optional={"brightness": st.just(20.0)}
    )
    e.strategy(inputs, valid=valid_adjust)

    e = cases.of("equalize_histogram")
    e.example("four-values", image=a([[52, 55, 61, 59], [55, 55, 66, 79]], np.uint8))
    e.example("with-black", image=a([[0, 0, 3, 9], [3, 0, 200, 9]], np.uint8))
    e.edge("one-value", image=np.full((2, 3), 77, np.uint8))
    e.edge("one-pixel", image=a([[200]], np.uint8))
    e.edge("two-values", image=a([[40, 41, 41]], np.uint8))
    e.edge("black-and-white", image=a([[0, 255], [255, 0], [0, 0]], np.uint8))
    e.edge("an-outlier", image=a([[1, 2, 3, 4], [2, 3, 2, 250]], np.uint8))
    e.shape("more-than-255-pixels", image=np.arange(300).reshape(15, 20) % 7 * 30)
    e.shape("small-integers", image=a([[3, 90, 127], [0, 90, 11]]))
    e.shape("fortran-order", image=Layout(gray, "fortran"))
    e.shape("every-second-element", image=Layout(gray, "strided"))
    e.shape("read-only", image=Layout(gray, "readonly"))
    e.random(30, random_equalize, seed=1303)
    values = hnp.arrays(np.uint8, (2, 3), elements=st.sampled_from([0, 3, 10, 200]))
    e.strategy(st.fixed_dictionaries({"image": values}), valid=valid_equalize)
