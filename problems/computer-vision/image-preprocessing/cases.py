import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(image, resize, crop, mean, std):
    """True, or why this call is outside the task."""
    if not isinstance(image, np.ndarray) or image.ndim != 3 or image.size == 0 or image.dtype.kind not in "iu":
        return "image is an array of integers of shape (H, W, C), without an empty axis."
    if image.min() < 0 or image.max() > 255 or max(image.shape) > 500:
        return "image holds integers from 0 to 255, at most 500 along each axis."
    if not all(isinstance(size, int) and 1 <= size <= 300 for size in (resize, crop)):
        return "resize and crop are integers from 1 to 300."
    if resize * max(image.shape[:2]) > 3000 * min(image.shape[:2]):
        return "The longer side is at most 3000 pixels after resizing."
    for numbers in (mean, std):
        if not isinstance(numbers, list) or not all(isinstance(v, float) and abs(v) <= 10 for v in numbers):
            return "mean and std are lists of floats, at most 10 in magnitude."
    return all(v >= 1e-3 for v in std) or "std is at least 0.001."


MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def random_case(rng, i):
    shape = [(6, 9, 3), (11, 7, 3), (5, 8, 1), (8, 8, 2), (3, 10, 3)][i % 5]
    resize = int(rng.integers(2, 10))
    crop = int(rng.integers(1, resize + 1))
    mean, std = rng.uniform(0.2, 0.6, size=shape[2]), rng.uniform(0.1, 0.4, size=shape[2])
    image = rng.integers(0, 256, size=shape).astype(np.uint8)
    return {"image": image, "resize": resize, "crop": crop, "mean": mean.tolist(), "std": std.tolist()}


def build(cases):
    e, a = cases.of("preprocess"), np.array
    rng = np.random.default_rng(13)
    wide, tall, square = (
        rng.integers(0, 256, size=shape).astype(np.uint8) for shape in [(6, 9, 3), (11, 5, 3), (7, 7, 3)]
    )
    gray = a([[[0], [51], [102], [255]], [[204], [153], [0], [102]]], np.uint8)
    usual = {"mean": MEAN, "std": STD}
    e.example("gray", image=gray, resize=2, crop=2, mean=[0.4], std=[0.5], note="Rows and columns stay as they are.")
    e.example("two-channels", image=wide[:2, :5, :2], resize=3, crop=2, mean=[0.5, 0.25], std=[0.25, 0.5])
    e.example("usual-numbers", image=wide, resize=4, crop=2, **usual)
    e.edge("tall", image=tall, resize=4, crop=3, **usual)
    e.edge("longer-side-with-a-large-fraction", image=wide[:, :8], resize=4, crop=3, **usual, note="4 * 8 / 6 = 5.33.")
    e.edge("longer-side-almost-one-more", image=tall[:, :4], resize=5, crop=2, **usual, note="5 * 11 / 4 = 13.75.")
    e.edge("odd-margins", image=wide, resize=6, crop=3, **usual)
    e.edge("square", image=square, resize=5, crop=4, **usual)
    e.edge("small-image-grows", image=wide[:2, :3], resize=7, crop=6, **usual)
    e.edge("crop-as-large-as-resize", image=tall, resize=3, crop=3, **usual)
    e.edge("one-pixel", image=a([[[10, 100, 200]]], np.uint8), resize=2, crop=2, **usual)
    e.edge("one-row", image=wide[:1], resize=2, crop=1, **usual)
    e.edge("crop-too-large", image=wide, resize=4, crop=5, **usual, raises=ValueError)
    e.edge("one-mean", image=wide, resize=4, crop=3, mean=[0.4], std=STD, raises=ValueError)
    e.edge("one-deviation", image=wide, resize=4, crop=3, mean=MEAN, std=[0.2], raises=ValueError)
    e.edge("four-means", image=wide, resize=4, crop=3, mean=[*MEAN, 0.4], std=STD, raises=ValueError)
    e.shape("large", image=np.tile(wide, (4, 5, 1)), resize=12, crop=10, **usual)
    e.shape(
        "integers",
        image=a([[[3, 90], [127, 0]], [[64, 11], [5, 33]], [[1, 2], [9, 120]]]),
        resize=3,
        crop=2,
        mean=[0.1, 0.3],
        std=[0.25, 0.5],
    )
    e.shape("fortran-order", image=Layout(wide, "fortran"), resize=5, crop=4, **usual)
    e.shape("every-second-element", image=Layout(tall, "strided"), resize=5, crop=4, **usual)
    e.shape("read-only", image=Layout(tall, "readonly"), resize=6, crop=5, **usual)
    e.random(30, random_case, seed=1305)
    images = hnp.arrays(
        np.uint8,
        st.tuples(st.integers(1, 3), st.integers(1, 4), st.just(1)),
        elements=st.sampled_from([0, 51, 102, 255]),
    )
    inputs = st.builds(
        lambda image, crop, more: {"image": image, "resize": crop + more, "crop": crop, "mean": [0.4], "std": [0.5]},
        images,
        st.integers(1, 3),
        st.integers(0, 2),
    )
    e.strategy(inputs, valid=valid)
