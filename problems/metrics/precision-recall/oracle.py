"""precision_recall_fscore_support and precision_recall_curve of scikit-learn."""

REQUIRES = ["sklearn"]


def precision_recall(y_true, y_pred, average="binary", pos_label=1, zero_division=0.0):
    import numpy as np
    from sklearn.metrics import precision_recall_fscore_support

    y_true, y_pred = np.array(y_true), np.array(y_pred)
    if average == "binary":
        y_true, y_pred = (y_true == pos_label).astype(int), (y_pred == pos_label).astype(int)
    precision, recall, _, _ = precision_recall_fscore_support(
        y_true, y_pred, average=average, zero_division=zero_division
    )
    return float(precision), float(recall)


def precision_recall_curve(y_true, y_score):
    import numpy as np
    from sklearn.metrics import precision_recall_curve as sklearn_precision_recall_curve

    return sklearn_precision_recall_curve(np.array(y_true), np.array(y_score, dtype=float))
