# style: one pair at a time, and lists of remaining boxes
import math

import numpy as np


def iou(p, q):
    w = min(p[2], q[2]) - max(p[0], q[0])
    h = min(p[3], q[3]) - max(p[1], q[1])
    if w <= 0 or h <= 0:
        return 0.0
    total = sum((r[2] - r[0]) * (r[3] - r[1]) for r in (p, q))
    return w * h / (total - w * h)


def box_iou(a, b):
    b = b.astype(float).tolist()
    return np.array([[iou(p, q) for q in b] for p in a.astype(float).tolist()]).reshape(len(a), len(b))


def nms(boxes, scores, labels, iou_threshold=0.5):
    table = boxes.astype(float).tolist()
    remaining = sorted(range(len(table)), key=lambda i: (-float(scores[i]), i))
    kept = []
    while remaining:
        best, *rest = remaining
        kept.append(best)
        remaining = [i for i in rest if labels[i] != labels[best] or iou(table[i], table[best]) <= iou_threshold]
    return np.array(kept, dtype=int)


def soft_nms(boxes, scores, sigma=0.5, min_score=0.001):
    table = boxes.astype(float).tolist()
    current = {i: float(s) for i, s in enumerate(scores)}
    kept, new_scores = [], []
    while current:
        best = max(current, key=lambda i: (current[i], -i))
        score = current.pop(best)
        if score < min_score:
            break
        kept.append(best)
        new_scores.append(score)
        for i in current:
            current[i] *= math.exp(-(iou(table[best], table[i]) ** 2) / sigma)
    return np.array(kept, dtype=int), np.array(new_scores)
