"""scipy.ndimage.sobel; the direction by complex numbers."""

REQUIRES = ["scipy"]


def sobel(image):
    import numpy as np
    from scipy.ndimage import sobel as derivative

    x = image.astype(float)
    gx, gy = derivative(x, axis=1, mode="nearest"), derivative(x, axis=0, mode="nearest")
    return gx, gy, np.abs(gx + 1j * gy), np.angle(gx + 1j * gy)
