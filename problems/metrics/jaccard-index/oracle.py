"""jaccard_score of scikit-learn; masks as multilabel data, one row for each mask."""

REQUIRES = ["sklearn"]


def jaccard_score(y_true, y_pred, labels=None, average="macro", zero_division=0.0):
    import numpy as np
    from sklearn.metrics import jaccard_score as score

    y_true, y_pred = np.array(y_true), np.array(y_pred)
    return score(y_true, y_pred, labels=labels, average=average, zero_division=zero_division)


def mask_jaccard(y_true, y_pred, average="samples", zero_division=0.0):
    import numpy as np
    from sklearn.metrics import jaccard_score as score

    true, pred = ((y != 0).reshape(len(y), -1).astype(int) for y in (y_true, y_pred))
    if true.shape[1] < 2:
        return NotImplemented  # scikit-learn takes one column for labels
    if average == "micro":
        return score(true.ravel(), pred.ravel(), average="binary", zero_division=zero_division)
    return np.float64(score(true, pred, average=average, zero_division=zero_division))
