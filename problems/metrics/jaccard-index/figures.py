import numpy as np
from gradus import Lines
from reference import mask_jaccard


def shifted(side, shift):
    """The index of a square mask and itself, moved to the right by some pixels."""
    mask = np.zeros((2, 1, side, side + 16), dtype=bool)
    mask[0, :, :, :side] = mask[1, :, :, shift : shift + side] = True
    return mask_jaccard(*mask)


def figures():
    shifts = np.arange(17)
    curves = {f"{side} pixels wide": [shifted(side, each) for each in shifts] for side in (8, 32, 128)}
    return {"shifts": Lines(shifts, curves, x_label="shift in pixels", y_label="Jaccard index")}
