import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def is_boxes(boxes):
    if not isinstance(boxes, np.ndarray) or boxes.ndim != 2 or boxes.shape[1] != 4 or len(boxes) > 60:
        return False
    if boxes.dtype.kind not in "iu" and boxes.dtype != np.float64:
        return False
    return bool(np.isfinite(boxes).all()) and (boxes.size == 0 or np.abs(boxes.astype(float)).max() <= 1e6)


def is_scores(scores, boxes):
    if not isinstance(scores, np.ndarray) or scores.shape != boxes.shape[:1]:
        return False
    if scores.dtype.kind not in "iu" and scores.dtype != np.float64:
        return False
    s = np.unique(scores.astype(float))
    return bool(np.isfinite(s).all() and ((s >= 0) & (s <= 255)).all() and (np.diff(s) > 1e-9).all())


def overlaps(boxes):
    p = boxes.astype(float)
    sides = np.minimum(p[:, None, 2:], p[:, 2:]) - np.maximum(p[:, None, :2], p[:, :2])
    both = np.maximum(sides, 0).prod(axis=-1)
    areas = np.maximum(p[:, 2:] - p[:, :2], 0).prod(axis=-1)
    union = areas[:, None] + areas - both
    return np.where(union > 0, both / np.where(union > 0, union, 1), 0)


def valid_iou(a, b):
    """True, or why this call is outside the task."""
    return (is_boxes(a) and is_boxes(b)) or "a and b are at most 60 boxes, shape (n, 4), at most 1e6 in magnitude."


def valid_nms(boxes, scores, labels, iou_threshold=0.5):
    if not is_boxes(boxes) or not is_scores(scores, boxes):
        return "boxes has the shape (N, 4), N <= 60; scores (N,), from 0 to 255, equal or more than 1e-9 apart."
    if not isinstance(labels, np.ndarray) or labels.dtype.kind not in "iu" or labels.shape != scores.shape:
        return "labels are integers, one for each box."
    if not isinstance(iou_threshold, (int, float)) or not 0 <= iou_threshold <= 1:
        return "iou_threshold is from 0 to 1."
    near = np.abs(overlaps(boxes) - iou_threshold)
    exact = iou_threshold in (0, 0.25, 0.5, 0.75, 1) and (boxes.astype(float) % 1 == 0).all()
    return not ((near < 1e-9) & ~((near == 0) & exact)).any() or "An IoU is at the threshold exactly, or not near it."


def valid_soft(boxes, scores, sigma=0.5, min_score=0.001):
    if not is_boxes(boxes) or not is_scores(scores, boxes):
        return "boxes has the shape (N, 4), N <= 60; scores (N,), from 0 to 255, equal or more than 1e-9 apart."
    if not all(isinstance(v, (int, float)) for v in (sigma, min_score)) or not 1e-3 <= sigma <= 1e3:
        return "sigma is from 0.001 to 1000."
    if not 1e-6 <= min_score <= 255:
        return "min_score is from 1e-6 to 255."
    decay = np.exp(-(overlaps(boxes) ** 2) / sigma)
    left, start = scores.astype(float), scores.astype(float)
    while len(left) and left.max() > -1:
        best = left.argmax()
        close = np.abs(left - left[best]) < 1e-9 * left[best]
        if (close & (left != start)).any() and close.sum() > 1:
            return "Two lowered scores are close to each other."
        if abs(left[best] - min_score) < 1e-9 * min_score and left[best] != start[best]:
            return "A lowered score is close to min_score."
        if left[best] < min_score:
            break
        left *= decay[best]
        left[best] = -2
        start[best] = -2
    return True


def some_boxes(rng, n):
    centres = rng.uniform(-12, 12, size=(n, 2))
    sizes = rng.uniform(4, 14, size=(n, 2))
    return np.concatenate([centres - sizes / 2, centres + sizes / 2], axis=1)


def random_iou(rng, i):
    a, b = some_boxes(rng, 2 + i % 3), some_boxes(rng, 3 + i % 4)
    return {"a": a, "b": np.rint(b)} if i % 3 else {"a": a, "b": b[:, [2, 1, 0, 3]] if i % 2 else b}


def random_nms(rng, i):
    while True:
        n = int(rng.integers(3, 12))
        case = {
            "boxes": some_boxes(rng, n),
            "scores": np.rint(rng.random(n) * 10) / 10,
            "labels": rng.integers(-1, 2, n),
        }
        if i % 2:
            case["iou_threshold"] = float(rng.uniform(0.05, 0.7))
        if valid_nms(**case) is True:
            return case


def random_soft(rng, i):
    while True:
        n = int(rng.integers(3, 9))
        case = {"boxes": some_boxes(rng, n), "scores": rng.random(n)}
        if i % 2:
            case["sigma"] = float(rng.uniform(0.1, 2.0))
        if i % 3:
            case["min_score"] = float(rng.uniform(0.05, 0.4))
        if valid_soft(**case) is True:
            return case


def build(cases):
    a = np.array
    none, three = np.zeros((0, 4)), a([[0, 0, 10, 10], [2, 0, 12, 10], [20, 30, 25, 34]])
    mixed = a([[-4.0, -3.0, 6.0, 5.0], [1.5, -2.0, 9.0, 4.0], [3.0, 3.0, 3.0, 8.0], [7.0, 6.0, 2.0, 9.0]])
    e = cases.of("box_iou")
    e.example("three-and-two", a=three, b=a([[0, 0, 10, 10], [5, 5, 15, 20]]))
    e.edge("apart-on-both-axes", a=a([[0, 0, 2, 3], [9, 1, 11, 2]]), b=a([[5, 6, 8, 10]]))
    e.edge("touching", a=a([[0, 0, 2, 3]]), b=a([[2, 0, 4, 3], [0, 3, 2, 5]]))
    e.edge("empty-boxes", a=mixed, b=mixed[[2, 3, 0]])
    e.edge("no-boxes-in-a", a=none, b=mixed)
    e.edge("no-boxes-in-b", a=mixed, b=none)
    e.edge("inside", a=a([[1.0, 2.0, 3.0, 7.0]]), b=a([[0.0, 0.0, 4.0, 8.0]]))
    e.shape(
        "unsigned",
        a=a([[0, 0, 20, 90], [50, 60, 70, 80], [200, 15, 210, 17]], np.uint8),
        b=a([[10, 15, 120, 100]], np.uint8),
    )
    e.shape(
        "areas-beyond-int32",
        a=a([[0, 0, 60000, 90000]], np.int32),
        b=a([[-20000, 30000, 50000, 99000], [0, 0, 8, 9]], np.int32),
    )
    e.shape("fortran-order", a=Layout(mixed, "fortran"), b=Layout(three, "fortran"))
    e.shape("every-second-element", a=Layout(mixed, "strided"), b=three)
    e.shape("read-only", a=Layout(mixed, "readonly"), b=Layout(three, "readonly"))
    e.stability(
        "small-boxes-far-away", a=a([[1e6 - 1, 5e5, 1e6, 5e5 + 2]]), b=a([[1e6 - 1.5, 5e5 + 1, 1e6 - 0.5, 5e5 + 4]])
    )
    e.stability("tiny-boxes", a=a([[0.1, 0.2, 0.3, 0.5]]), b=a([[0.2, 0.1, 0.4, 0.4], [0.15, 0.25, 0.2, 0.3]]))
    e.stability("areas-below-1e-6", a=a([[0, 0, 1e-4, 3e-4]]), b=a([[2e-5, 1e-4, 1.5e-4, 5e-4]]))
    e.random(30, random_iou, seed=1309)
    corner = st.sampled_from([0.0, 1.0, 2.0, 5.0])
    e.strategy(
        st.fixed_dictionaries(
            {"a": hnp.arrays(np.float64, (1, 4), elements=corner), "b": hnp.arrays(np.float64, (2, 4), elements=corner)}
        ),
        valid=valid_iou,
    )

    e = cases.of("nms")
    heap = a([[0, 0, 10, 10], [2, 0, 12, 10], [4, 0, 14, 10], [20, 30, 25, 34], [1, 0, 11, 10]])
    scores, labels = a([0.9, 0.8, 0.7, 0.6, 0.95]), a([1, 1, 1, 1, 3])
    e.example("a-chain", boxes=heap[:4], scores=scores[:4], labels=labels[:4])
    e.example("two-classes", boxes=heap, scores=scores, labels=labels)
    e.edge("lower-threshold", boxes=heap, scores=scores, labels=labels, iou_threshold=0.3)
    e.edge("equal-scores", boxes=heap, scores=a([0.5, 0.75, 0.5, 0.75, 0.5]), labels=labels)
    e.edge("all-scores-equal", boxes=heap[[2, 1, 0]], scores=np.full(3, 0.5), labels=a([0, 0, 0]))
    half = a([[0, 0, 2, 1], [0, 0, 1, 1], [1, 0, 2, 1]])
    e.edge("at-the-threshold", boxes=half, scores=a([0.9, 0.8, 0.7]), labels=a([0, 0, 0]))
    e.edge("threshold-zero", boxes=half, scores=a([0.5, 0.8, 0.7]), labels=a([0, 0, 0]), iou_threshold=0)
    e.edge("threshold-one", boxes=heap[[0, 0, 1]], scores=a([0.1, 0.2, 0.3]), labels=a([0, 0, 0]), iou_threshold=1.0)
    shifted = a([[-9, -8, -1, -2], [0, 0, 8, 6], [-9, -8, -2, -2], [1, 0, 9, 6]])
    e.edge("negative-coordinates", boxes=shifted * 10, scores=a([0.9, 0.8, 0.7, 0.6]), labels=a([1, 0, 0, 1]))
    e.edge(
        "classes-an-offset-apart",
        boxes=a([[-10, 0, 0, 10], [1, 0, 11, 10], [-9, 1, 1, 10]]),
        scores=a([0.5, 0.4, 0.3]),
        labels=a([1, 0, -1]),
    )
    e.edge("empty-boxes", boxes=mixed[[2, 2, 3, 0]], scores=a([0.3, 0.9, 0.4, 0.5]), labels=a([2, 2, 2, 2]))
    e.edge("no-boxes", boxes=none, scores=np.zeros(0), labels=np.zeros(0, int))
    e.edge("one-box", boxes=mixed[:1], scores=a([0.0]), labels=a([7]))
    e.shape("integers", boxes=heap, scores=a([3, 0, 1, 2, 9], np.uint8), labels=labels)
    e.shape(
        "fortran-order",
        boxes=Layout(heap, "fortran"),
        scores=Layout(scores, "strided"),
        labels=Layout(labels, "strided"),
    )
    e.shape(
        "read-only",
        boxes=Layout(heap, "readonly"),
        scores=Layout(scores, "readonly"),
        labels=Layout(labels, "readonly"),
    )
    e.random(32, random_nms, seed=1310)
    three_boxes = hnp.arrays(np.float64, (3, 4), elements=corner)
    three_scores = hnp.arrays(np.float64, 3, elements=st.sampled_from([0.5, 0.25, 1.0]))
    e.strategy(
        st.fixed_dictionaries(
            {
                "boxes": three_boxes,
                "scores": three_scores,
                "labels": hnp.arrays(np.int64, 3, elements=st.integers(0, 1)),
            }
        ),
        valid=valid_nms,
    )

    e = cases.of("soft_nms")
    e.example("two-boxes", boxes=three[:2], scores=a([0.9, 0.8]))
    e.example("the-order-changes", boxes=heap, scores=a([0.9, 0.8, 0.7, 0.6, 0.5]))
    e.edge("wider", boxes=heap, scores=a([0.9, 0.8, 0.7, 0.6, 0.5]), sigma=1.5)
    e.edge("higher-limit", boxes=heap, scores=a([0.9, 0.8, 0.7, 0.6, 0.5]), min_score=0.3)
    e.edge("at-the-limit", boxes=three[[0, 2]], scores=a([0.75, 0.5]), min_score=0.5)
    e.edge("none-above-the-limit", boxes=three, scores=a([0.1, 0.3, 0.2]), min_score=0.4)
    e.edge("equal-scores", boxes=three[[2, 0]], scores=a([0.5, 0.5]))
    e.edge("below-the-default-limit", boxes=mixed, scores=a([0.9, 0.0005, 0.002, 0.0]))
    e.edge("same-box-twice", boxes=mixed[[0, 0, 1]], scores=a([0.4, 0.9, 0.6]), sigma=0.2)
    e.edge("empty-boxes", boxes=mixed[[2, 2, 3, 0]], scores=a([0.3, 0.9, 0.4, 0.5]))
    e.edge("no-boxes", boxes=none, scores=np.zeros(0))
    e.edge("one-box", boxes=mixed[:1], scores=a([0.8]))
    e.shape("integers", boxes=heap, scores=a([3, 5, 0, 2, 9], np.uint8))
    e.shape("fortran-order", boxes=Layout(heap, "fortran"), scores=Layout(scores, "strided"))
    e.shape("read-only", boxes=Layout(heap, "readonly"), scores=Layout(scores, "readonly"))
    e.random(32, random_soft, seed=1311)
    e.strategy(
        st.fixed_dictionaries({"boxes": three_boxes, "scores": three_scores}, optional={"min_score": st.just(0.3)}),
        valid=valid_soft,
    )
