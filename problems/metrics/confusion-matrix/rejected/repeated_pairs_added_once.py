# verdict: wrong_answer
# entry: confusion_matrix
# group: example
# lesson: You add to matrix[rows, columns] with +=. NumPy adds once to a cell that is repeated there: np.add.at
# adds every time.
import numpy as np

SUMMED_OVER = {"true": 1, "pred": 0, "all": None}


def confusion_matrix(y_true, y_pred, labels=None, sample_weight=None, normalize=None):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    weight = np.ones(len(y_true)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if not y_true.shape == y_pred.shape == weight.shape:
        raise ValueError("y_true, y_pred and sample_weight have different lengths.")
    classes = np.union1d(y_true, y_pred) if labels is None else np.asarray(labels)
    place = {c: i for i, c in enumerate(classes.tolist())}
    matrix = np.zeros((len(classes), len(classes)))
    kept = [i for i, (t, p) in enumerate(zip(y_true.tolist(), y_pred.tolist())) if t in place and p in place]
    rows = np.array([place[each] for each in y_true[kept].tolist()], dtype=int)
    columns = np.array([place[each] for each in y_pred[kept].tolist()], dtype=int)
    matrix[rows, columns] += weight[kept]
    if normalize is None:
        return matrix
    totals = matrix.sum(axis=SUMMED_OVER[normalize], keepdims=True)
    return np.divide(matrix, totals, out=np.zeros_like(matrix), where=totals > 0)
