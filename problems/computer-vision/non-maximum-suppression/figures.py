import numpy as np
from gradus import Boxes, Grid, Lines
from reference import nms, soft_nms


def figures():
    boxes = np.array(
        [[8, 10, 38, 50], [11, 12, 40, 52], [6, 8, 34, 47], [30, 14, 58, 54], [66, 20, 92, 46], [68, 23, 95, 49]]
    )
    scores = np.array([0.95, 0.9, 0.7, 0.8, 0.85, 0.6])
    kept = nms(boxes, scores, np.zeros(6, dtype=int))
    named = {f"{score:.2f}": [box] for box, score in zip(boxes, scores)}
    left = {f"{scores[i]:.2f}": [boxes[i]] for i in kept}
    overlap = np.linspace(0, 1, 101)
    low = []
    for share in overlap:  # two boxes of one width, shifted so that their IoU is the share
        shift = (1 - share) / (1 + share)
        pair = np.array([[0.0, 0.0, 1.0, 1.0], [shift, 0.0, 1.0 + shift, 1.0]])
        low.append(soft_nms(pair, np.array([1.0, 0.9]))[1][1])
    curves = {"soft-NMS, sigma 0.5": low, "NMS, threshold 0.5": np.where(overlap > 0.5, 0.0, 0.9)}
    return {
        "boxes": Grid(
            [Boxes(named, width=100, height=60, title="all boxes"), Boxes(left, width=100, height=60, title="kept")],
            columns=2,
        ),
        "decay": Lines(overlap, curves, x_label="IoU with a better box", y_label="score after it, 0.9 before"),
    }
