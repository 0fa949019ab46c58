import numpy as np


def accuracy_report(y_true, y_pred, margin=0.1, sample_weight=None):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    weight = np.ones(len(y_true)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if not y_true.shape == y_pred.shape == weight.shape or not weight.any():
        raise ValueError("One prediction and one weight for each label, and one weight that is positive.")
    right = weight * (y_true == y_pred)  # (n,)
    is_class = np.unique(y_true)[:, None] == y_true  # (K, n)
    total = is_class @ weight  # (K,) mutant-ok: transpose right of @: it has one axis
    seen = total > 0
    accuracy = right.sum() / weight.sum()
    # mutant-ok: transpose right of @: it has one axis
    balanced_accuracy = ((is_class @ right)[seen] / total[seen]).mean()
    baseline = total.max() / weight.sum()
    return accuracy, balanced_accuracy, baseline, bool(accuracy - balanced_accuracy > margin)
