# style: rows and columns as masks, corners sorted after the flip
import numpy as np


def augment(image, boxes, flip, pad, top, left, crop_size):
    image = np.fliplr(image) if flip else image
    x, y = boxes[:, 0::2] * 1.0, boxes[:, 1::2] * 1.0
    x = np.sort(image.shape[1] - x, axis=1) if flip else x
    x, y = (x + (pad - left)).clip(0, crop_size[1]), (y + (pad - top)).clip(0, crop_size[0])
    canvas = np.zeros((image.shape[0] + 2 * pad, image.shape[1] + 2 * pad, *image.shape[2:]))
    canvas[pad : pad + image.shape[0], pad : pad + image.shape[1]] = image
    moved = np.stack([x[:, 0], y[:, 0], x[:, 1], y[:, 1]], axis=-1)
    kept = np.nonzero(np.diff(x)[:, 0] * np.diff(y)[:, 0])[0]
    return canvas[top:, left:][: crop_size[0], : crop_size[1]], moved[kept], kept


def cutout(image, row, column, side):
    r, c = np.arange(image.shape[0]) - (row - side // 2), np.arange(image.shape[1]) - (column - side // 2)
    hole = ((r >= 0) & (r < side))[:, None] & ((c >= 0) & (c < side))
    return image * ~hole.reshape(hole.shape + (1,) * (image.ndim - 2))


def mixup(images, targets, order, lam):
    images, targets = images.astype(float), targets.astype(float)
    return images[order] + lam * (images - images[order]), targets[order] + lam * (targets - targets[order])


def sample_parameters(rng, pad, flip_probability=0.5):
    flip = rng.choice([True, False], p=[flip_probability, 1 - flip_probability])
    return bool(flip), int(rng.choice(2 * pad + 1)), int(rng.choice(2 * pad + 1))
