import numpy as np


def box_iou(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """IoU of each box of a with each of b.

    Args:
        a, b: boxes (x1, y1, x2, y2), shapes (N, 4) and (M, 4).

    Returns:
        float64 array of shape (N, M).
    """
    raise NotImplementedError


def nms(boxes: np.ndarray, scores: np.ndarray, labels: np.ndarray, iou_threshold: float = 0.5) -> np.ndarray:
    """Indices of the boxes that greedy suppression within each class keeps, by falling score.

    Args:
        boxes: shape (N, 4).
        scores, labels: shape (N,).
        iou_threshold: a kept box suppresses those of its class with an IoU above this.

    Returns:
        Integers of shape (K,).
    """
    raise NotImplementedError


def soft_nms(
    boxes: np.ndarray, scores: np.ndarray, sigma: float = 0.5, min_score: float = 0.001
) -> tuple[np.ndarray, np.ndarray]:
    """Gaussian soft-NMS of one class.

    Args:
        boxes: shape (N, 4).
        scores: shape (N,).
        sigma: width of the decay, > 0.
        min_score: boxes with a lower score are dropped.

    Returns:
        (kept, new_scores): integers and floats of shape (K,), in the order taken.
    """
    raise NotImplementedError
