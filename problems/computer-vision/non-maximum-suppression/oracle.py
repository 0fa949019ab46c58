"""Exact fractions; NMS as a recursion over the better boxes; soft-NMS with all decays multiplied anew in each step."""

REQUIRES = []


def _iou(p, q):
    from fractions import Fraction

    p, q = ([Fraction(v) for v in box] for box in (p, q))
    sides = [max(Fraction(0), min(p[k + 2], q[k + 2]) - max(p[k], q[k])) for k in (0, 1)]
    both = sides[0] * sides[1]
    if both == 0:
        return both
    return both / ((p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - both)


def box_iou(a, b):
    import numpy as np

    values = [[float(_iou(p, q)) for q in b.tolist()] for p in a.tolist()]
    return np.array(values).reshape(len(a), len(b))


def nms(boxes, scores, labels, iou_threshold=0.5):
    from fractions import Fraction
    from functools import cache

    import numpy as np

    rows, ranks = boxes.tolist(), [(-s, i) for i, s in enumerate(scores.tolist())]

    @cache
    def stays(i):
        better = (j for j in range(len(rows)) if ranks[j] < ranks[i] and labels[i] == labels[j])
        return not any(_iou(rows[i], rows[j]) > Fraction(iou_threshold) and stays(j) for j in better)

    return np.array([i for _, i in sorted(ranks) if stays(i)], dtype=np.int64)


def soft_nms(boxes, scores, sigma=0.5, min_score=0.001):
    import math

    import numpy as np

    overlaps = box_iou(boxes, boxes)
    taken, found = [], []
    while len(taken) < len(boxes):
        now = {
            i: s * math.exp(-sum(overlaps[i, m] ** 2 for m in taken) / sigma)
            for i, s in enumerate(scores.tolist())
            if i not in taken
        }
        best = min(now, key=lambda i: (-now[i], i))
        if now[best] < min_score:
            break
        taken.append(best)
        found.append(now[best])
    return np.array(taken, dtype=np.int64), np.array(found)
