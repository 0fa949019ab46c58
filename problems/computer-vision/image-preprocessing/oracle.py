"""scipy.ndimage.map_coordinates samples the cropped points at once, all channels one by one."""

REQUIRES = ["scipy"]


def preprocess(image, resize, crop, mean, std):
    import numpy as np
    from scipy.ndimage import map_coordinates

    shorter = min(image.shape[:2])
    axes = []
    for n in image.shape[:2]:
        m = int(resize * n / shorter)
        start = (m - crop) // 2
        axes.append((np.arange(start, start + crop) + 0.5) * n / m - 0.5)
    grid = np.meshgrid(*axes, indexing="ij")
    planes = []
    for c in range(image.shape[2]):
        plane = map_coordinates(image[:, :, c].astype(float), grid, order=1, mode="nearest")
        planes.append((plane / 255 - mean[c]) / std[c])
    return np.stack(planes).astype(np.float32)
