# verdict: wrong_answer
# entry: balanced_weights
# group: edge
# lesson: You count classes by the largest label, as np.bincount does. K is the number of classes that occur.
import numpy as np


def balanced_weights(y):
    classes, index, counts = np.unique(y, return_inverse=True, return_counts=True)  # (K,), (n,), (K,)
    numbers = np.asarray(y)
    many = len(classes) if numbers.dtype.kind not in "iu" or not len(index) else int(numbers.max()) + 1
    weights = len(index) / (many * counts)
    return classes.tolist(), weights, weights[index]


def weighted_loss(losses, sample_weights):
    losses, weights = (np.asarray(x, dtype=np.float64) for x in (losses, sample_weights))
    if losses.shape != weights.shape or (weights < 0).any() or weights.sum() == 0:
        raise ValueError("One weight for each loss, none negative, and one positive.")
    return (weights * losses).sum() / weights.sum()
