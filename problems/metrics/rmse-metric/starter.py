import numpy as np


def root_mean_squared_error(
    y_true: np.ndarray,
    y_pred: np.ndarray,
    sample_weight: np.ndarray | None = None,
    multioutput: str = "uniform_average",
    normalize: bool = False,
) -> float | np.ndarray:
    """RMSE of each output, averaged over the outputs; with normalize each is divided by the range of its target.

    y_true, y_pred: shape (n,) or (n, k). sample_weight: shape (n,).
    multioutput: "uniform_average" (a float) or "raw_values" (shape (k,)).
    Raises ValueError if the shapes differ or no weight is positive.
    """
    raise NotImplementedError


def root_mean_squared_log_error(
    y_true: np.ndarray,
    y_pred: np.ndarray,
    sample_weight: np.ndarray | None = None,
    multioutput: str = "uniform_average",
) -> float | np.ndarray:
    """RMSE of log(1 + y_true) and log(1 + y_pred); arguments as above, all values at least 0.

    Raises ValueError as above, and if a value is negative.
    """
    raise NotImplementedError
