# style: loops over pixels, with indices that are clipped at the border
import math

import numpy as np


def sobel(image):
    pixels = image.astype(float).tolist()
    h, w = len(pixels), len(pixels[0])
    results = []
    for r in range(h):
        for c in range(w):
            up, down, left, right = max(r - 1, 0), min(r + 1, h - 1), max(c - 1, 0), min(c + 1, w - 1)
            gx = sum(k * (pixels[i][right] - pixels[i][left]) for k, i in ((1, up), (2, r), (1, down)))
            gy = sum(k * (pixels[down][j] - pixels[up][j]) for k, j in ((1, left), (2, c), (1, right)))
            results.append((gx, gy, math.hypot(gx, gy), math.atan2(gy, gx)))
    return tuple(np.array(each).reshape(h, w) for each in zip(*results))
