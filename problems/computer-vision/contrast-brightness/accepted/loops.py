# style: lists of numbers, pixel after pixel; the histogram as a dict
import numpy as np


def adjust(image, contrast=1.0, brightness=0.0, high=255.0):
    flat = [float(x) for x in np.ravel(image)]
    mean = sum(flat) / len(flat)
    out = [min(high, max(0.0, mean + contrast * (x - mean) + brightness)) for x in flat]
    scaled = [y / high for y in out]
    centre = sum(scaled) / len(scaled)
    rms = (sum((s - centre) ** 2 for s in scaled) / len(scaled)) ** 0.5
    return np.array(out).reshape(np.shape(image)), rms


def equalize_histogram(image):
    flat = np.ravel(image).tolist()
    counts = {}
    for v in flat:
        counts[v] = counts.get(v, 0) + 1
    if len(counts) == 1:
        return image.copy()
    smallest, n = counts[min(counts)], len(flat)
    seen, table = 0, {}
    for v in sorted(counts):
        seen += counts[v]
        table[v] = round((seen - smallest) / (n - smallest) * 255)
    return np.array([table[v] for v in flat], dtype=np.uint8).reshape(np.shape(image))
