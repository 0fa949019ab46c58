# style: pixel by pixel and box by box
import numpy as np


def augment(image, boxes, flip, pad, top, left, crop_size):
    h, w = image.shape[:2]
    out = np.zeros((*crop_size, *image.shape[2:]), dtype=image.dtype)
    for r in range(crop_size[0]):
        for c in range(crop_size[1]):
            i, j = r + top - pad, c + left - pad
            if 0 <= i < h and 0 <= j < w:
                out[r, c] = image[i, w - 1 - j if flip else j]
    found, kept = [], []
    for k, (x1, y1, x2, y2) in enumerate(boxes.astype(float).tolist()):
        x1, x2 = (w - x2, w - x1) if flip else (x1, x2)
        x1, x2 = (min(max(x + pad - left, 0), crop_size[1]) for x in (x1, x2))
        y1, y2 = (min(max(y + pad - top, 0), crop_size[0]) for y in (y1, y2))
        if (x2 - x1) * (y2 - y1) > 0:
            found.append((x1, y1, x2, y2))
            kept.append(k)
    return out, np.array(found, dtype=float).reshape(-1, 4), np.array(kept, dtype=int)


def cutout(image, row, column, side):
    out = np.array(image)
    for r in range(row - side // 2, row - side // 2 + side):
        for c in range(column - side // 2, column - side // 2 + side):
            if 0 <= r < out.shape[0] and 0 <= c < out.shape[1]:
                out[r, c] = 0
    return out


def mixup(images, targets, order, lam):
    return tuple(np.array([lam * v[i] + (1 - lam) * v[j] for i, j in enumerate(order)]) for v in (images, targets))


def sample_parameters(rng, pad, flip_probability=0.5):
    offsets = [int(rng.random() * (2 * pad + 1)) for _ in range(2)]
    return rng.uniform() > 1 - flip_probability, offsets[0], offsets[1]
