import numpy as np
from gradus import Layout, Rng
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def is_image(image):
    ok = isinstance(image, np.ndarray) and image.ndim in (2, 3) and image.size > 0
    return ok and (image.dtype.kind in "iu" or (image.dtype == np.float64 and bool(np.isfinite(image).all())))


def valid_augment(image, boxes, flip, pad, top, left, crop_size):
    """True, or why this call is outside the task."""
    if not is_image(image) or not isinstance(boxes, np.ndarray) or boxes.ndim != 2 or boxes.shape[1] != 4:
        return "image has the shape (H, W) or (H, W, C), boxes (M, 4)."
    h, w = image.shape[:2]
    b = boxes.astype(float)
    if not ((b[:, :2] >= 0) & (b[:, :2] < b[:, 2:]) & (b[:, 2:] <= [w, h])).all():
        return "Boxes lie inside the image, with x1 < x2 and y1 < y2."
    if not isinstance(flip, bool) or not all(isinstance(v, int) and 0 <= v <= 50 for v in (pad, top, left)):
        return "flip is a bool; pad, top and left are integers from 0 to 50."
    if not isinstance(crop_size, tuple) or len(crop_size) != 2 or min(crop_size) < 1:
        return "crop_size is a pair of positive integers."
    inside = top + crop_size[0] <= h + 2 * pad and left + crop_size[1] <= w + 2 * pad
    return inside or "The crop lies within the padded image."


def valid_cutout(image, row, column, side):
    if not is_image(image) or not isinstance(side, int) or not 0 <= side <= 100:
        return "image has the shape (H, W) or (H, W, C); side is from 0 to 100."
    inside = 0 <= row < image.shape[0] and 0 <= column < image.shape[1]
    return bool(inside) or "The centre is a pixel of the image."


def valid_mixup(images, targets, order, lam):
    for values in (images, targets):
        if not isinstance(values, np.ndarray) or values.ndim < 2 or values.size == 0 or values.dtype.kind not in "iuf":
            return "images and targets are arrays with a first axis of samples."
        if not np.isfinite(values).all() or np.abs(values.astype(float)).max() > 1e6:
            return "Values are finite, at most 1e6 in size."
    if not isinstance(order, np.ndarray) or sorted(order.tolist()) != list(range(len(images))):
        return "order is a permutation of the samples."
    if len(images) != len(targets) or not isinstance(lam, float):
        return "There is a target for each image, and lam is a float."
    return 0 <= lam <= 1 or "lam is from 0 to 1."


def valid_sample(rng, pad, flip_probability=0.5):
    if rng is None or not isinstance(pad, int) or not 0 <= pad <= 20:
        return "pad is from 0 to 20, and there is a generator."
    ok = isinstance(flip_probability, (int, float)) and 0 <= flip_probability <= 1
    return ok or "flip_probability is from 0 to 1."


def random_augment(rng, i):
    h, w = int(rng.integers(3, 6)), int(rng.integers(4, 8))
    shape = (h, w, 3) if i % 3 == 0 else (h, w)
    pad, m = int(rng.integers(0, 3)), int(rng.integers(1, 4))
    x, y = np.sort(rng.uniform(0, w, (m, 2)), axis=1), np.sort(rng.uniform(0, h, (m, 2)), axis=1)
    crop_size = (int(rng.integers(1, h + 1)), int(rng.integers(1, w + 1)))
    return {
        "image": rng.integers(0, 256, size=shape).astype(np.uint8),
        "boxes": np.stack([x[:, 0], y[:, 0], x[:, 1], y[:, 1]], axis=1),
        "flip": bool(i % 2),
        "pad": pad,
        "top": int(rng.integers(0, h + 2 * pad - crop_size[0] + 1)),
        "left": int(rng.integers(0, w + 2 * pad - crop_size[1] + 1)),
        "crop_size": crop_size,
    }


def random_cutout(rng, i):
    image = rng.random([(4, 6), (5, 3, 2)][i % 2])
    row, column = int(rng.integers(image.shape[0])), int(rng.integers(image.shape[1]))
    return {"image": image, "row": row, "column": column, "side": int(rng.integers(0, 6))}


def random_mixup(rng, i):
    n = 3 + i % 2
    return {
        "images": rng.normal(size=(n, 2, 5)),
        "targets": np.eye(6)[rng.integers(0, 6, n)],
        "order": rng.permutation(n),
        "lam": float(rng.random()),
    }


def offsets(pad):
    return {"values": list(range(2 * pad + 1)), "probabilities": [1 / (2 * pad + 1)] * (2 * pad + 1)}


def build(cases):
    a = np.array
    image = np.arange(1, 21, dtype=np.uint8).reshape(4, 5)
    boxes = a([[1.0, 0.0, 3.0, 2.0], [0.0, 2.5, 1.5, 4.0], [2.0, 1.0, 5.0, 3.5]])
    e = cases.of("augment")
    e.example("flip", image=image, boxes=boxes, flip=True, pad=0, top=0, left=0, crop_size=(4, 5))
    e.example("all-three", image=image, boxes=boxes, flip=True, pad=1, top=2, left=0, crop_size=(4, 5))
    e.edge("crop", image=image, boxes=boxes, flip=False, pad=2, top=4, left=1, crop_size=(3, 4))
    e.edge("nothing-happens", image=image, boxes=boxes, flip=False, pad=0, top=0, left=0, crop_size=(4, 5))
    e.edge("a-box-that-touches", image=image, boxes=boxes, flip=False, pad=0, top=2, left=0, crop_size=(2, 3))
    e.edge("no-box-left", image=image, boxes=boxes[1:2], flip=False, pad=1, top=0, left=3, crop_size=(2, 4))
    e.edge("no-boxes", image=image, boxes=np.zeros((0, 4)), flip=True, pad=1, top=0, left=2, crop_size=(3, 4))
    e.shape(
        "colour",
        image=np.stack([image, image + 20, image * 3], axis=-1),
        boxes=boxes,
        flip=True,
        pad=1,
        top=1,
        left=2,
        crop_size=(3, 2),
    )
    e.shape(
        "integers", image=image.astype(int), boxes=boxes.astype(int), flip=True, pad=1, top=1, left=2, crop_size=(3, 4)
    )
    e.shape(
        "read-only",
        image=Layout(image, "readonly"),
        boxes=Layout(boxes, "readonly"),
        flip=True,
        pad=2,
        top=1,
        left=3,
        crop_size=(5, 3),
    )
    e.random(30, random_augment, seed=1312)
    small = st.fixed_dictionaries(
        {
            "image": hnp.arrays(np.int64, (2, 3), elements=st.integers(0, 3)),
            "flip": st.booleans(),
            "pad": st.integers(0, 1),
            "boxes": st.sampled_from([a([[0.0, 0.0, 1.0, 2.0]]), a([[1.0, 0.5, 3.0, 1.0]])]),
            "top": st.integers(0, 1),
            "left": st.integers(0, 1),
            "crop_size": st.sampled_from([(1, 2), (1, 1)]),
        }
    )
    e.strategy(small, valid=valid_augment)

    e = cases.of("cutout")
    e.example("inside", image=image, row=1, column=2, side=3)
    e.example("corner", image=image, row=0, column=4, side=3)
    e.edge("even", image=image, row=2, column=2, side=2)
    e.edge("upper-left", image=image, row=0, column=0, side=4)
    e.edge("nothing", image=image, row=3, column=1, side=0)
    e.edge("all-of-it", image=image, row=1, column=1, side=20)
    e.shape("colour", image=np.stack([image, image + 20, image * 3], axis=-1), row=2, column=0, side=3)
    e.shape("read-only", image=Layout(image * 0.5, "readonly"), row=3, column=4, side=2)
    e.random(30, random_cutout, seed=1313)
    e.strategy(
        st.fixed_dictionaries(
            {"image": st.just(image), "row": st.integers(0, 3), "column": st.integers(0, 4), "side": st.integers(0, 4)}
        ),
        valid=valid_cutout,
    )

    e = cases.of("mixup")
    pair = {"images": a([[[10, 20], [30, 250]], [[200, 0], [40, 80]]], np.uint8), "targets": a([[1, 0, 0], [0, 0, 1]])}
    e.example("two-images", **pair, order=a([1, 0]), lam=0.75)
    e.edge("lam-one", **pair, order=a([1, 0]), lam=1.0)
    e.edge("itself", **pair, order=a([0, 1]), lam=0.3)
    e.edge(
        "three",
        images=np.arange(12.0).reshape(3, 4) ** 2,
        targets=a([[0.5, 0.5], [0.0, 1.0], [0.25, 0.75]]),
        order=a([1, 2, 0]),
        lam=0.4,
    )
    e.random(30, random_mixup, seed=1314)
    e.strategy(
        st.fixed_dictionaries(
            {
                "images": hnp.arrays(np.float64, (2, 2), elements=st.sampled_from([0.0, 1.0, 4.0])),
                "targets": st.just(np.eye(2, 3)),
                "order": st.sampled_from([a([0, 1]), a([1, 0])]),
                "lam": st.sampled_from([0.5, 0.25]),
            }
        ),
        valid=valid_mixup,
    )

    e = cases.of("sample_parameters")
    for group, name, pad, share, seed in (
        (e.example, "usual", 2, None, 1),
        (e.edge, "often", 1, 0.8, 2),
        (e.edge, "rarely", 3, 0.25, 3),
        (e.edge, "no-padding", 0, 0.4, 4),
    ):
        p = 0.5 if share is None else share
        expect = {
            "flip": {"values": [False, True], "probabilities": [1 - p, p]},
            "top": offsets(pad),
            "left": offsets(pad),
        }
        group(
            name,
            rng=Rng(seed),
            pad=pad,
            draws=800,
            expect=expect,
            **({} if share is None else {"flip_probability": share}),
        )
    e.strategy(None, reason="judged by distribution", valid=valid_sample)
