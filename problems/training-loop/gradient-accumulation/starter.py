from collections.abc import Callable

import numpy as np

Model = Callable[[list[np.ndarray], np.ndarray, np.ndarray], tuple[float, list[np.ndarray]]]


def accumulate(
    loss_and_grads: Model, params: list[np.ndarray], X: np.ndarray, y: np.ndarray, micro_batch_size: int
) -> tuple[float, list[np.ndarray]]:
    """Compute the loss and gradients of one batch from micro-batches.

    Args:
        loss_and_grads: the model. loss_and_grads(params, X_part, y_part) gives the mean loss over the rows that count,
            and its gradients, one array for each parameter; zeros if no row counts.
        params: the parameters, float64 arrays; unchanged.
        X: inputs, (n, d). y: targets, (n,), float64; NaN where a row does not count.
        micro_batch_size: most rows that the model is given at once, >= 1.

    Returns:
        (loss, grads): the mean loss over all rows of the batch that count, and its gradients.
    """
    raise NotImplementedError


def train_epoch(
    loss_and_grads: Model,
    params: list[np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int,
    micro_batch_size: int,
    lr: float = 0.1,
    max_norm: float | None = None,
) -> tuple[list[np.ndarray], list[float]]:
    """Go once over the data with one SGD step a batch.

    Args:
        loss_and_grads, params, X, y, micro_batch_size: as for accumulate.
        batch_size: rows in a batch, >= 1; the last batch has what is left.
        lr: learning rate, >= 0.
        max_norm: bound of the norm of a batch's gradient, > 0; None for no clipping.

    Returns:
        (params, losses): the parameters after the last step, as new arrays, and each batch's loss before its step.
    """
    raise NotImplementedError
