# style: nine shifted copies of the padded image, weighted by the kernels
import numpy as np

KERNEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])


def correlate(padded, kernel):
    h, w = padded.shape[0] - 2, padded.shape[1] - 2
    out = np.zeros((h, w))
    for i in range(3):
        for j in range(3):
            out += kernel[i, j] * padded[i : i + h, j : j + w]
    return out


def sobel(image):
    padded = np.pad(np.array(image, dtype=float), 1, mode="edge")
    gx, gy = correlate(padded, KERNEL), correlate(padded, KERNEL.T)
    return gx, gy, np.sqrt(gx**2 + gy**2), np.angle(gx + 1j * gy)
