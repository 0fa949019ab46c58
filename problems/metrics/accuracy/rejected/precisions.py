# verdict: wrong_answer
# entry: accuracy_report
# group: example
# lesson: You average precisions. The divisor is the weight of the true class, not of what was predicted.
import numpy as np


def accuracy_report(y_true, y_pred, margin=0.1, sample_weight=None):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    weight = np.ones(len(y_true)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if not y_true.shape == y_pred.shape == weight.shape or not weight.any():
        raise ValueError("One prediction and one weight for each label, and one weight that is positive.")
    right = weight * (y_true == y_pred)
    is_class = np.unique(y_true)[:, None] == y_true
    total = is_class @ weight
    seen = total > 0
    accuracy = right.sum() / weight.sum()
    balanced_accuracy = (
        (is_class @ right)[seen] / np.maximum((np.unique(y_true)[:, None] == y_pred) @ weight, 1e-9)[seen]
    ).mean()
    baseline = total.max() / weight.sum()
    return accuracy, balanced_accuracy, baseline, bool(accuracy - balanced_accuracy > margin)
