import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(image, height, width, align_corners=False):
    """True, or why this call is outside the task."""
    if not isinstance(image, np.ndarray) or image.ndim not in (2, 3) or image.size == 0:
        return "image has the shape (H, W) or (H, W, C), without an empty axis."
    if image.dtype.kind not in "iu" and image.dtype != np.float64:
        return "image holds integers or float64."
    if not np.isfinite(image).all() or np.abs(image.astype(float)).max() > 1e6:
        return "Values are finite, at most 1e6 in magnitude."
    if not all(isinstance(size, int) and 1 <= size <= 1000 for size in (height, width)):
        return "height and width are integers from 1 to 1000."
    return isinstance(align_corners, bool) or "align_corners is a bool."


def random_case(rng, i):
    shape = [(3, 5), (4, 2, 3), (2, 7), (5, 3, 2), (1, 4)][i % 5]
    image = rng.normal(size=shape) * 10
    if i % 3 == 0:
        image = rng.integers(0, 256, size=shape).astype(np.uint8)
    case = {"image": image, "height": int(rng.integers(1, 9)), "width": int(rng.integers(1, 9))}
    return case if i % 2 else case | {"align_corners": True}


def build(cases):
    e, a = cases.of("resize_bilinear"), np.array
    row = a([[10, 20]], np.uint8)
    gray = a([[1.0, 2.0, 5.0], [4.0, 7.0, -3.0]])
    colour = a([[[200, 10, 60], [90, 30, 250]], [[0, 40, 80], [255, 70, 20]], [[31, 5, 9], [128, 66, 240]]], np.uint8)
    e.example("one-row", image=row, height=1, width=4)
    e.example("one-row-aligned", image=row, height=1, width=4, align_corners=True)
    e.example("both-axes", image=gray, height=3, width=5)
    e.edge("shrinks", image=np.arange(40.0).reshape(5, 8) ** 2, height=2, width=3)
    e.edge("shrinks-aligned", image=np.arange(40.0).reshape(5, 8) ** 2, height=2, width=3, align_corners=True)
    e.edge("taller-and-narrower", image=gray, height=5, width=2)
    e.edge("same-size", image=gray, height=2, width=3)
    e.edge("to-one-pixel", image=gray, height=1, width=1)
    e.edge("to-one-pixel-aligned", image=gray, height=1, width=1, align_corners=True)
    e.edge("to-one-column-aligned", image=gray, height=3, width=1, align_corners=True)
    e.edge("from-one-pixel", image=a([[7]]), height=2, width=3)
    e.edge("from-one-column-aligned", image=a([[1.0], [4.0]]), height=4, width=3, align_corners=True)
    e.shape("colour", image=colour, height=4, width=5)
    e.shape("colour-aligned", image=colour, height=2, width=5, align_corners=True)
    e.shape("one-channel", image=gray[..., None], height=3, width=2)
    e.shape("integers", image=a([[3, 90, 127], [0, 64, 11]]), height=4, width=2)
    e.shape("fortran-order", image=Layout(colour, "fortran"), height=2, width=3)
    e.shape("every-second-element", image=Layout(gray, "strided"), height=3, width=4)
    e.shape("read-only", image=Layout(gray, "readonly"), height=2, width=4)
    e.stability("large", image=gray * 1e5, height=5, width=4)
    big = np.random.default_rng(5).integers(0, 256, size=(240, 320)).astype(np.uint8)
    e.scale("large-image", image=big, height=400, width=500)
    e.random(32, random_case, seed=1304)
    pixels = hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=2, max_dims=3, max_side=3),
        elements=st.sampled_from([0.0, 1.0, 10.0, -4.0]),
    )
    inputs = st.fixed_dictionaries(
        {"image": pixels, "height": st.integers(1, 4), "width": st.integers(1, 4)},
        optional={"align_corners": st.just(True)},
    )
    e.strategy(inputs, valid=valid)
