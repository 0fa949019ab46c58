"""accuracy_score and balanced_accuracy_score of scikit-learn; DummyClassifier for the baseline."""

REQUIRES = ["sklearn"]


def accuracy_report(y_true, y_pred, margin=0.1, sample_weight=None):
    import warnings

    import numpy as np
    from sklearn.dummy import DummyClassifier
    from sklearn.metrics import accuracy_score, balanced_accuracy_score

    y_true, y_pred = np.array(y_true), np.array(y_pred)
    w = None if sample_weight is None else np.asarray(sample_weight, dtype=float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of classes that are only predicted
        accuracy = accuracy_score(y_true, y_pred, sample_weight=w)
        balanced = balanced_accuracy_score(y_true, y_pred, sample_weight=w)
    nothing = np.zeros((len(y_true), 1))
    constant = DummyClassifier(strategy="most_frequent").fit(nothing, y_true, sample_weight=w)
    baseline = constant.score(nothing, y_true, sample_weight=w)
    return float(accuracy), float(balanced), float(baseline), bool(accuracy - balanced > margin)
