import numpy as np


def r2_score(
    y_true: np.ndarray,
    y_pred: np.ndarray,
    sample_weight: np.ndarray | None = None,
    multioutput: str = "uniform_average",
) -> float | np.ndarray:
    """The coefficient of determination of each output, combined over the outputs.

    y_true, y_pred: shape (n,) or (n, k). sample_weight: shape (n,).
    multioutput: "uniform_average" or "variance_weighted" (a float), or "raw_values" (shape (k,)).
    Raises ValueError if y_true and y_pred differ in shape.
    """
    raise NotImplementedError


def adjusted_r2(y_true: np.ndarray, y_pred: np.ndarray, n_features: int) -> float:
    """R² of one output, adjusted for the number of features; NaN if n - n_features - 1 is not positive.

    y_true, y_pred: shape (n,). Raises ValueError if they differ in shape.
    """
    raise NotImplementedError
