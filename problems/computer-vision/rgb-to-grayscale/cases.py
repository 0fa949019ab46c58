import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(image, method="luma"):
    """True, or why this call is outside the task."""
    if not isinstance(image, np.ndarray) or image.dtype.kind not in "iuf":
        return "image is an array of floats or integers."
    if image.dtype.kind == "f" and image.dtype != np.float64:
        return "Floats are float64."
    if image.size and not np.isfinite(image).all():
        return "Values are finite."
    if image.size and (image.min() < 0 or image.max() > (1e9 if image.dtype.kind == "f" else 255)):
        return "Integers are from 0 to 255, floats from 0 to 1e9."
    return isinstance(method, str) or "method is a string."


def random_case(rng, i):
    shape = [(3, 5, 3), (2, 4, 3), (2, 3, 4, 3), (1, 7, 3)][i % 4]
    image = rng.integers(0, 256, size=shape).astype(np.uint8) if i % 3 else rng.random(shape)
    return {"image": image, "method": "average"} if i % 5 > 2 else {"image": image}


def build(cases):
    e = cases.of("rgb_to_gray")
    a = np.array
    bytes_ = a(
        [[[200, 100, 50], [255, 255, 255]], [[0, 56, 102], [5, 161, 57]], [[10, 28, 141], [255, 0, 204]]], np.uint8
    )
    floats = a(
        [[[0.5, 0.25, 0.125], [1.0, 0.0, 0.0]], [[0.0, 1.0, 0.2], [0.9, 0.1, 1.0]], [[0.3, 0.7, 0.2], [0, 0, 1]]]
    )
    e.example("bytes", image=bytes_[:2])
    e.example("floats", image=floats[:1])
    e.example("average", image=bytes_[:1], method="average")
    e.edge("where-rounded-floats-differ", image=bytes_[1:])
    e.edge(
        "average-rounds", image=a([[[1, 0, 0], [1, 1, 0], [9, 1, 250], [255, 254, 255]]], np.uint8), method="average"
    )
    e.edge("average-of-floats", image=floats, method="average")
    e.edge("floats-above-one", image=floats * 300.0)
    e.edge("alpha", image=np.ones((2, 3, 4)), raises=ValueError)
    e.edge("just-below-a-half", image=a([[[162, 120, 23], [7, 8, 9]]], np.uint8))
    e.edge("alpha-average", image=np.ones((2, 3, 4), np.uint8), method="average", raises=ValueError)
    e.edge("two-channels", image=bytes_[..., :2], raises=ValueError)
    e.edge("channels-first", image=np.moveaxis(bytes_, -1, 0), raises=ValueError)
    e.edge("gray-already", image=floats[..., 0], raises=ValueError)
    e.edge("gray-of-width-three", image=floats[0], raises=ValueError)
    e.edge("unknown-method", image=floats, method="lightness", raises=ValueError)
    e.edge("no-rows", image=np.zeros((0, 4, 3), np.uint8))
    e.edge("no-columns", image=np.zeros((2, 0, 3)), method="average")
    e.shape("one-pixel", image=a([[[12, 200, 77]]], np.uint8))
    e.shape("height-three", image=np.arange(45, dtype=np.uint8).reshape(3, 5, 3) * 5)
    e.shape("batch", image=np.stack([floats, floats[::-1] ** 2]))
    e.shape("wide-integers", image=a([[[3, 120, 77], [99, 1, 126]]]), method="average")
    e.shape("fortran-order", image=Layout(bytes_, "fortran"))
    e.shape("every-second-element", image=Layout(floats, "strided"))
    e.shape("read-only", image=Layout(bytes_, "readonly"), method="average")
    e.stability("mixed-sizes", image=a([[[1e-8, 1e8, 3e-8], [2e-9, 1e-9, 7e-9]]]))
    e.random(32, random_case, seed=1301)
    pixels = st.one_of(
        hnp.arrays(np.uint8, (1, 2, 3), elements=st.sampled_from([0, 1, 5, 100, 255])),
        hnp.arrays(np.float64, (1, 2, 3), elements=st.sampled_from([0.0, 1.0, 0.5, 0.3])),
    )
    methods = st.sampled_from(["luma", "average"])
    e.strategy(st.builds(lambda image, method: {"image": image, "method": method}, pixels, methods), valid=valid)
