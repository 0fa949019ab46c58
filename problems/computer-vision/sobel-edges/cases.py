import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(image):
    """True, or why this call is outside the task."""
    if not isinstance(image, np.ndarray) or image.ndim != 2 or image.size == 0:
        return "image has the shape (H, W), with at least one pixel."
    if image.dtype.kind not in "iu" and image.dtype != np.float64:
        return "image holds integers or float64."
    x = image.astype(float)
    if not np.isfinite(x).all() or np.abs(x).max() > 1e6:
        return "Values are finite, at most 1e6 in magnitude."
    if (x * 1024 % 1).any():
        return "Values are multiples of 1/1024, so that sums are exact."
    p = np.pad(x, 1, mode="edge")
    dx, dy = p[:, 2:] - p[:, :-2], p[2:] - p[:-2]
    gx, gy = dx[:-2] + 2 * dx[1:-1] + dx[2:], dy[:, :-2] + 2 * dy[:, 1:-1] + dy[:, 2:]
    return not ((gx < 0) & (gy == 0)).any() or "No gradient points exactly to the left."


def make(rng, shape, whole):
    while True:
        image = rng.integers(0, 256, size=shape).astype(np.uint8) if whole else rng.integers(-4096, 4096, shape) / 1024
        if valid(image) is True:
            return image


def random_case(rng, i):
    return {"image": make(rng, [(3, 5), (4, 3), (2, 6), (5, 4)][i % 4], bool(i % 3))}


def build(cases):
    e, a = cases.of("sobel"), np.array
    e.example("slope", image=a([[10, 20, 30], [10, 20, 30], [10, 20, 30]], np.uint8))
    e.example("corner", image=a([[0, 0, 0, 0], [0, 8, 8, 3], [0, 8, 6, 8]], np.uint8))
    e.example("four-quadrants", image=a([[5.0, 0.25, 1.0], [2.0, 7.5, 0.0], [-3.0, 4.0, 6.0]]))
    e.edge("constant", image=np.full((2, 3), 200, np.uint8))
    e.edge("one-pixel", image=a([[7.5]]))
    e.edge("one-row", image=a([[1.0, 2.0, 4.0, 9.0]]))
    e.edge("one-column", image=a([[250], [3], [70], [71]], np.uint8))
    e.edge("falls-to-the-right-and-down", image=a([[250, 130, 90], [200, 100, 7], [90, 10, 0]], np.uint8))
    image = make(np.random.default_rng(6), (4, 6), True)
    e.shape("integers", image=a([[3, 90, 127], [0, 64, 11]]))
    e.shape("fortran-order", image=Layout(image, "fortran"))
    e.shape("every-second-element", image=Layout(image, "strided"))
    e.shape("read-only", image=Layout(image, "readonly"))
    e.stability("large", image=a([[1e6, 5.0, -1e6], [0.0, 7e5, 2.0]]))
    e.random(30, random_case, seed=1306)
    pixels = hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=2, max_dims=2, max_side=3),
        elements=st.sampled_from([0.0, 1.0, 3.0, 10.0]),
    )
    e.strategy(st.fixed_dictionaries({"image": pixels}), valid=valid)
