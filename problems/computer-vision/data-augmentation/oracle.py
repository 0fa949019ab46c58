"""SciPy's affine_transform for the image, boxes by the image of their corners, einsum for mixup."""

REQUIRES = ["scipy"]


def augment(image, boxes, flip, pad, top, left, crop_size):
    import numpy as np
    from scipy.ndimage import affine_transform

    h, w = image.shape[:2]
    sign = -1.0 if flip else 1.0
    offset = [top - pad, (w - 1 - (left - pad)) if flip else left - pad]
    planes = image.reshape(h, w, -1).astype(float)
    out = [
        affine_transform(planes[..., c], np.diag([1.0, sign]), offset, output_shape=crop_size, order=0, mode="constant")
        for c in range(planes.shape[2])
    ]
    found, kept = [], []
    for k, box in enumerate(boxes.tolist()):
        xs = sorted((x - (w if flip else 0)) * sign + pad - left for x in box[::2])
        x1, x2 = (float(np.median([0, x, crop_size[1]])) for x in xs)
        y1, y2 = (float(np.median([0, y + pad - top, crop_size[0]])) for y in box[1::2])
        if x1 < x2 and y1 < y2:
            found.append([x1, y1, x2, y2])
            kept.append(k)
    return (
        np.stack(out, axis=-1).reshape(*crop_size, *image.shape[2:]),
        np.reshape(found, (-1, 4)),
        np.array(kept, dtype=int),
    )


def cutout(image, row, column, side):
    import numpy as np

    inside = [
        {i for i in range(n) if start <= i < start + side}
        for n, start in zip(image.shape, (row - side // 2, column - side // 2))
    ]
    out = image.copy()
    for r, c in np.ndindex(image.shape[:2]):
        out[r, c] = 0 if r in inside[0] and c in inside[1] else image[r, c]
    return out


def mixup(images, targets, order, lam):
    import numpy as np

    n = len(order)
    weights = lam * np.eye(n) + (1 - lam) * np.eye(n)[order]
    return np.einsum("ij,j...->i...", weights, images), weights @ targets


def sample_parameters(rng, pad, flip_probability=0.5):
    return (
        bool(rng.binomial(1, flip_probability)),
        int(rng.permutation(2 * pad + 1)[0]),
        int(rng.permutation(2 * pad + 1)[0]),
    )
