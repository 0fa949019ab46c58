import numpy as np
from gradus import Boxes, Grid, Image
from reference import preprocess


def photo():
    """A picture of 60 x 90 pixels: a sun, a hill and the sky."""
    rows, columns = np.mgrid[:60, :90]
    image = np.stack([90 + rows, 140 + rows, 235 - rows], axis=-1)
    image[(rows - 18) ** 2 + (columns - 30) ** 2 < 90] = [250, 215, 70]
    image[rows > 40 + 8 * np.sin(columns / 14.0)] = [60, 130, 50]
    return image.astype(np.uint8)


def figures():
    image, mean, std = photo(), [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    whole = preprocess(image[:, 15:75], 40, 40, [0.0] * 3, [1.0] * 3)
    x = preprocess(image, 40, 32, mean, std)
    low, high = float(x.min()), float(x.max())
    crop = [[21.0, 6.0, 69.0, 54.0]]  # 32 of 40 rows are 48 of 60
    parts = [
        Boxes({"crop": crop}, image=image, title="input, 60 x 90"),
        Image(whole.transpose(1, 2, 0), title="its middle, resized to 40"),
        Image(x.transpose(1, 2, 0), low=low, high=high, title=f"x, from {low:.1f} to {high:.1f}"),
    ]
    return {"pipeline": Grid(parts, columns=3)}
