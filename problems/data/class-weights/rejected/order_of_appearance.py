# verdict: wrong_answer
# entry: balanced_weights
# group: example, edge
# lesson: You list the classes as they appear. They come in ascending order, and so do their weights.
import numpy as np


def balanced_weights(y):
    classes, index, counts = np.unique(y, return_inverse=True, return_counts=True)  # (K,), (n,), (K,)
    weights = len(index) / (len(classes) * counts)  # (K,)
    seen = list(dict.fromkeys(index.tolist()))
    return [classes.tolist()[c] for c in seen], weights[seen], weights[index]


def weighted_loss(losses, sample_weights):
    losses, weights = (np.asarray(x, dtype=np.float64) for x in (losses, sample_weights))
    if losses.shape != weights.shape or (weights < 0).any() or weights.sum() == 0:
        raise ValueError("One weight for each loss, none negative, and one positive.")
    return (weights * losses).sum() / weights.sum()
