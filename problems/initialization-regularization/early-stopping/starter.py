import numpy as np


def early_stopping(
    history: list[float] | np.ndarray, patience: int = 3, min_delta: float = 0.0, mode: str = "min"
) -> tuple[int | None, int | None, float | None]:
    """Find where training stops, and which epoch is restored.

    Args:
        history: the metric after each epoch, in order; it may hold NaN.
        patience: after how many epochs in a row without an improvement training stops, >= 1.
        min_delta: an improvement beats the best by more than this, >= 0.
        mode: "min" if smaller is better, "max" if larger is.

    Returns:
        (stop_epoch, best_epoch, best_value): the epoch after which training stops, the epoch restored, and its
        metric; None for what does not exist.
    """
    raise NotImplementedError
