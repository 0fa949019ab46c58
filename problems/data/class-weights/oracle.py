"""compute_class_weight and compute_sample_weight of scikit-learn; np.average."""

REQUIRES = ["sklearn"]


def balanced_weights(y):
    import numpy as np
    from sklearn.utils.class_weight import compute_class_weight, compute_sample_weight

    if len(y) == 0:
        return NotImplemented
    classes = np.unique(y)
    weights = compute_class_weight("balanced", classes=classes, y=np.array(y))
    return classes.tolist(), weights, compute_sample_weight("balanced", np.array(y))


def weighted_loss(losses, sample_weights):
    import numpy as np

    return np.average(np.asarray(losses, dtype=float), weights=np.asarray(sample_weights, dtype=float))
