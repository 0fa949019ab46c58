import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_masks(y_true, y_pred, num_classes=None, smooth=0.0):
    """True, or why this call is outside the task."""
    for y in (y_true, y_pred):
        if not isinstance(y, np.ndarray) or y.dtype.kind not in "biu":
            return "Masks are arrays of booleans or integers."
        if num_classes is not None and (y.dtype.kind == "b" or any(not 0 <= k < num_classes for k in y.flat)):
            return "With num_classes the masks hold integers from 0 to num_classes - 1."
    if num_classes is not None and not (type(num_classes) is int and 1 <= num_classes <= 50):
        return "num_classes is None, or an int from 1 to 50."
    sound = isinstance(smooth, (int, float)) and (smooth == 0 or 1e-9 <= smooth <= 1e6)
    return sound or "smooth is 0, or between 1e-9 and 1e6."


def valid_dice(dice):
    if isinstance(dice, np.ndarray) and dice.dtype.kind == "f":
        return bool(((dice >= 0) & (dice <= 1)).all()) or "Dice scores are from 0 to 1."
    return (type(dice) is float and 0 <= dice <= 1) or "dice is a float or an array of floats, from 0 to 1."


def random_masks(rng, i):
    shape = [(7,), (3, 4), (2, 3, 4), (1, 5)][i % 4]
    if i % 2:
        k = 2 + i % 3
        case = {name: rng.integers(0, k, size=shape) for name in ("y_true", "y_pred")} | {"num_classes": k + i % 5 // 3}
    else:
        case = {name: rng.random(shape) < 0.4 for name in ("y_true", "y_pred")}
        if i % 3 == 0:
            case["y_pred"] = case["y_pred"].astype(np.uint8) * 255
    if i % 5 < 3:
        case["smooth"] = float(rng.uniform(0.1, 5.0))
    return case


def random_dice(rng, i):
    return {"dice": float(rng.random()) if i % 3 == 0 else rng.random([(4,), (2, 3)][i % 2])}


def build(cases):
    a = np.array
    e = cases.of("dice_score")
    true = a([[0, 1, 1, 0], [0, 1, 1, 1]])
    pred = a([[0, 1, 1, 0], [0, 1, 0, 0]])
    many = {"y_true": a([[0, 0, 1, 1], [0, 2, 2, 1]]), "y_pred": a([[0, 1, 1, 1], [0, 2, 1, 0]])}
    e.example("binary", y_true=true, y_pred=pred)
    e.example("three-classes", **many, num_classes=3)
    e.example("smoothed", y_true=true, y_pred=pred, smooth=1.0)
    e.edge("three-classes-smoothed", **many, num_classes=3, smooth=0.5)
    e.edge("class-that-occurs-nowhere", **many, num_classes=5)
    e.edge("class-that-occurs-nowhere-smoothed", **many, num_classes=4, smooth=2.0)
    e.edge("class-only-predicted", y_true=a([0, 0, 1]), y_pred=a([0, 2, 1]), num_classes=3)
    empty = np.zeros((2, 3), dtype=bool)
    e.edge("both-empty", y_true=empty, y_pred=empty.copy())
    e.edge("both-empty-smoothed", y_true=empty, y_pred=empty.copy(), smooth=0.25)
    e.edge("only-one-empty", y_true=a([0, 1, 1]), y_pred=a([0, 0, 0]))
    e.edge("only-one-empty-smoothed", y_true=a([0, 0, 0]), y_pred=a([0, 1, 1]), smooth=1.0)
    e.edge("equal", y_true=a([1, 0, 1]), y_pred=a([1, 0, 1]), smooth=3.0)
    e.edge("apart", y_true=a([1, 0, 1, 0]), y_pred=a([0, 1, 0, 0]))
    e.edge("all-inside", y_true=a([1, 1, 1]), y_pred=a([1, 1, 0]))
    e.edge("one-and-255", y_true=a([1, 1, 0, 0]), y_pred=a([255, 0, 255, 0], dtype=np.uint8))
    e.edge("minus-one", y_true=a([1, -1, 0, -1]), y_pred=a([-1, 0, -1, 1]))
    e.edge("one-and-two", y_true=a([[1, 2, 4, 0]]), y_pred=a([[2, 0, 3, 0]]))
    e.edge("no-pixels", y_true=np.zeros((0, 3), dtype=int), y_pred=np.zeros((0, 3), dtype=int))
    e.edge("no-pixels-of-two-classes", y_true=a([], dtype=int), y_pred=a([], dtype=int), num_classes=2)
    e.edge("one-class", y_true=a([0, 0]), y_pred=a([0, 0]), num_classes=1)
    e.edge("fewer-rows", y_true=true, y_pred=pred[:1], raises=ValueError)
    e.edge("flat", y_true=true, y_pred=pred.ravel(), raises=ValueError)
    e.edge("flat-classes", y_true=many["y_true"], y_pred=many["y_pred"].ravel(), num_classes=3, raises=ValueError)
    e.shape("one-pixel", y_true=a(1), y_pred=a(5))
    e.shape("volume", y_true=np.arange(24).reshape(2, 3, 4) % 5 % 3, y_pred=np.arange(24).reshape(2, 3, 4) % 4 % 3,
            num_classes=3)  # fmt: skip
    e.shape("narrow-sums", y_true=np.ones(300, dtype=np.uint8), y_pred=np.tile(a([0, 1, 1], dtype=np.uint8), 100))
    e.shape("fortran-order", y_true=Layout(true, "fortran"), y_pred=Layout(pred, "readonly"))
    e.random(36, random_masks, seed=821)
    small = st.integers(1, 3).flatmap(
        lambda n: st.fixed_dictionaries(
            {
                "y_true": hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
                "y_pred": hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
            },
            optional={"num_classes": st.sampled_from([3, 4]), "smooth": st.sampled_from([1.0, 0.5])},
        )
    )
    e.strategy(small, valid=valid_masks)

    e = cases.of("jaccard_from_dice")
    e.example("two-thirds", dice=2 / 3)
    e.example("array", dice=a([0.0, 0.5, 0.8, 1.0]))
    e.edge("zero", dice=0.0)
    e.edge("one", dice=1.0)
    e.shape("matrix", dice=a([[0.1, 0.9, 0.25], [0.6, 0.3, 0.95]]))
    e.shape("empty", dice=a([]))
    e.shape("strided", dice=Layout(a([0.2, 0.7, 0.4]), "strided"))
    e.stability("tiny", dice=a([2e-11, 1e-9, 3e-7]))
    e.random(30, random_dice, seed=822)
    values = st.sampled_from([0.0, 0.5, 1.0, 0.25])
    e.strategy(st.fixed_dictionaries({"dice": values | hnp.arrays(float, 2, elements=values)}), valid=valid_dice)
