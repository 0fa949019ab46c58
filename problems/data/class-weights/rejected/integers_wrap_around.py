# verdict: wrong_answer
# entry: weighted_loss
# group: shape
# lesson: You multiply losses and weights in the integer type they have, where products wrap around. Convert to
# float64 first.
import numpy as np


def balanced_weights(y):
    classes, index, counts = np.unique(y, return_inverse=True, return_counts=True)  # (K,), (n,), (K,)
    weights = len(index) / (len(classes) * counts)  # (K,)
    return classes.tolist(), weights, weights[index]


def weighted_loss(losses, sample_weights):
    losses, weights = (np.asarray(x) for x in (losses, sample_weights))
    if losses.shape != weights.shape or (weights < 0).any() or weights.sum() == 0:
        raise ValueError("One weight for each loss, none negative, and one positive.")
    return (weights * losses).sum() / weights.sum()
