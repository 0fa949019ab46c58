import numpy as np


def diagnose(
    train_losses: list[float] | np.ndarray,
    val_losses: list[float] | np.ndarray,
    target: float,
    max_gap: float = 0.1,
    factor: float = 3.0,
    min_drop: float = 0.01,
    window: int = 3,
) -> tuple[str, int | None, str | None]:
    """Say what two curves of training show, since when, and what to do.

    Args:
        train_losses, val_losses: one loss for each epoch.
        target: a training loss above it is too high, >= 0.
        max_gap: validation minus training loss above it is too much, >= 0.
        factor: a training loss above factor times its smallest has blown up, >= 1.
        min_drop: a change of a loss that is not above it is none, >= 0.
        window: for how many epochs at the end a condition has to be true, >= 1.

    Returns:
        (diagnosis, epoch, remedy): "diverging", "underfitting", "overfitting" or "good"; the epoch since which, or
        None; "lower_learning_rate", "train_longer", "increase_capacity", "stop_early", "regularize" or None.

    Raises:
        ValueError: the curves differ in length, or have fewer than window epochs.
    """
    raise NotImplementedError
