"""roc_curve and roc_auc_score of scikit-learn."""

REQUIRES = ["sklearn"]


def roc_curve(y_true, y_score, pos_label=1, sample_weight=None):
    import numpy as np
    from sklearn.metrics import roc_curve as curve

    positive = np.array(y_true) == pos_label
    return curve(positive, np.asarray(y_score, dtype=float), sample_weight=sample_weight, drop_intermediate=False)


def roc_auc_score(y_true, y_score, pos_label=1, sample_weight=None):
    import numpy as np
    from sklearn.metrics import roc_auc_score as score

    return score(np.array(y_true) == pos_label, np.asarray(y_score, dtype=float), sample_weight=sample_weight)
