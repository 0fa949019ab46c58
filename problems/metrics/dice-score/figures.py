import numpy as np
from gradus import Lines
from reference import dice_score, jaccard_from_dice


def smoothed(smooth):
    """Scores of a mask of 4 pixels that is missed altogether, over the number of wrong pixels predicted."""
    size = 40
    true = np.arange(size) < 4
    return [dice_score(true, (np.arange(size) >= 4) & (np.arange(size) < 4 + k), smooth=smooth) for k in range(33)]


def figures():
    dice = np.linspace(0, 1, 101)
    relation = Lines(
        dice, {"Jaccard": jaccard_from_dice(dice), "Dice": dice}, dashed=["Dice"], x_label="Dice", y_label="score"
    )
    extra = {f"smooth = {s:g}": smoothed(s) for s in (0.0, 1.0, 10.0)}
    missed = Lines(np.arange(33), extra, x_label="wrong pixels predicted", y_label="Dice")
    return {"relation": relation, "missed": missed}
