# style: NMS class by class with arrays of candidates, merged at the end; soft-NMS on sliced arrays
import numpy as np


def box_iou(a, b):
    ax1, ay1, ax2, ay2 = (v[:, None] for v in a.T.astype(float))
    bx1, by1, bx2, by2 = (v[None, :] for v in b.T.astype(float))
    inter = np.clip(np.minimum(ax2, bx2) - np.maximum(ax1, bx1), 0, None)
    inter = inter * np.clip(np.minimum(ay2, by2) - np.maximum(ay1, by1), 0, None)
    sizes = np.clip(ax2 - ax1, 0, None) * np.clip(ay2 - ay1, 0, None)
    total = sizes + np.clip(bx2 - bx1, 0, None) * np.clip(by2 - by1, 0, None) - inter
    return np.where(total > 0, inter / np.where(total > 0, total, 1.0), 0.0)


def nms(boxes, scores, labels, iou_threshold=0.5):
    scores = scores.astype(float)
    kept = []
    for label in np.unique(labels):
        candidates = np.flatnonzero(labels == label)
        candidates = candidates[np.lexsort((candidates, -scores[candidates]))]
        while candidates.size:
            kept.append(int(candidates[0]))
            overlap = box_iou(boxes[candidates[:1]], boxes[candidates[1:]])[0]
            candidates = candidates[1:][~(overlap > iou_threshold)]
    return np.array(sorted(kept, key=lambda i: (-scores[i], i)), dtype=np.int64)


def soft_nms(boxes, scores, sigma=0.5, min_score=0.001):
    index, scores = np.arange(len(boxes)), scores.astype(float)
    out = []
    while len(index) and scores.max() >= min_score:
        k = int(np.argmax(scores))
        out.append((int(index[k]), float(scores[k])))
        overlap = box_iou(boxes[index[k] : index[k] + 1], boxes[index])[0]
        scores = np.delete(scores * np.exp(-(overlap**2) / sigma), k)
        index = np.delete(index, k)
    return np.array([i for i, _ in out], dtype=int), np.array([s for _, s in out], dtype=float)
