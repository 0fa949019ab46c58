# verdict: wrong_answer
# entry: augment
# group: edge
# lesson: You keep boxes of which nothing is left. Drop those without area after clipping.
import numpy as np


def augment(image, boxes, flip, pad, top, left, crop_size):
    rows, columns = crop_size
    boxes = boxes.astype(np.float64)
    if flip:
        image = image[:, ::-1]
        boxes = np.stack([image.shape[1] - boxes[:, 2], boxes[:, 1], image.shape[1] - boxes[:, 0], boxes[:, 3]], axis=1)
    padded = np.pad(image, [(pad, pad), (pad, pad)] + [(0, 0)] * (image.ndim - 2))
    augmented = padded[top : top + rows, left : left + columns]
    moved = boxes + pad - np.array([left, top, left, top])
    moved = np.clip(moved, 0, np.array([columns, rows, columns, rows]))
    kept = np.arange(len(moved))
    return augmented, moved[kept], kept


def cutout(image, row, column, side):
    augmented = image.copy()
    top, left = row - side // 2, column - side // 2
    augmented[max(top, 0) : max(top + side, 0), max(left, 0) : max(left + side, 0)] = 0
    return augmented


def mixup(images, targets, order, lam):
    return lam * images + (1 - lam) * images[order], lam * targets + (1 - lam) * targets[order]


def sample_parameters(rng, pad, flip_probability=0.5):
    top, left = rng.integers(2 * pad + 1, size=2)

    return bool(rng.random() < flip_probability), int(top), int(left)
