import numpy as np
from gradus import Lines
from reference import roc_auc_score, roc_curve


def curve(y_true, y_score):
    fpr, tpr, _ = roc_curve(y_true, y_score)
    return fpr, tpr


def figures():
    rng = np.random.default_rng(3)
    y_true = (np.arange(300) % 3 == 0).astype(int)
    score = rng.normal(size=300) + 1.4 * y_true
    coarse = np.digitize(score, [-0.5, 0.5, 1.5])
    models = {"fine scores": score, "four levels": coarse, "constant": np.zeros(300)}
    named = {f"{name}: AUC {roc_auc_score(y_true, s):.2f}": curve(y_true, s) for name, s in models.items()}
    dashed = [name for name in named if name.startswith("constant")]
    levels = Lines(None, named, dashed=dashed, x_label="FPR", y_label="TPR")

    tied_true, tied_score = np.array([1, 1, 0, 1, 0, 0, 1]), np.array([0.9, 0.6, 0.6, 0.6, 0.4, 0.1, 0.1])
    step = 1e-3 * (2 * tied_true - 1)
    orders = {"positives first": tied_score + step, "negatives first": tied_score - step, "together": tied_score}
    parts = {f"{name}: {roc_auc_score(tied_true, s):.2f}": curve(tied_true, s) for name, s in orders.items()}
    broken = Lines(None, parts, dashed=list(parts)[:2], x_label="FPR", y_label="TPR")
    return {"models": levels, "ties": broken}
