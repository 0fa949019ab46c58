"""scikit-learn's fbeta_score; binary problems are put to it as labels 0 and 1."""

REQUIRES = ["sklearn"]


def fbeta_score(y_true, y_pred, beta=1.0, average="binary", pos_label=1, zero_division=0.0):
    import numpy as np
    from sklearn.metrics import fbeta_score as sklearn_fbeta_score

    y_true, y_pred = np.array(y_true), np.array(y_pred)
    if average == "binary":
        y_true, y_pred = (y_true == pos_label).astype(int), (y_pred == pos_label).astype(int)
    return float(sklearn_fbeta_score(y_true, y_pred, beta=beta, average=average, zero_division=zero_division))
