# verdict: wrong_answer
# entry: soft_nms
# group: example
# lesson: You lower scores linearly, by 1 - IoU. The Gaussian decay is asked for.
import numpy as np


def area(low, high):
    return np.maximum(high - low, 0).prod(axis=-1)


def box_iou(a, b):
    a_low, a_high = np.split(a.astype(np.float64)[:, None], 2, axis=-1)  # (N, 1, 2)
    b_low, b_high = np.split(b.astype(np.float64)[None], 2, axis=-1)  # (1, M, 2)
    overlap = area(np.maximum(a_low, b_low), np.minimum(a_high, b_high))  # (N, M)
    union = area(a_low, a_high) + area(b_low, b_high) - overlap
    return np.divide(overlap, union, out=np.zeros(union.shape), where=union > 0)


def nms(boxes, scores, labels, iou_threshold=0.5):
    order = np.argsort(-scores.astype(np.float64), kind="stable")
    clash = (box_iou(boxes, boxes) > iou_threshold) & (labels[:, None] == labels)  # (N, N)
    kept = []
    for i in order:
        if not clash[i, kept].any():
            kept.append(i)
    return np.array(kept, dtype=np.int64)


def soft_nms(boxes, scores, sigma=0.5, min_score=0.001):
    decay = 1 - box_iou(boxes, boxes)  # (N, N)
    current = scores.astype(np.float64)
    kept, new_scores = [], []
    for _ in range(len(boxes)):
        best = current.argmax()
        if current[best] < min_score:
            break
        kept.append(best)
        new_scores.append(current[best])
        current *= decay[best]
        current[best] = 0.0  # taken: below min_score, which is positive
    return np.array(kept, dtype=np.int64), np.array(new_scores)
