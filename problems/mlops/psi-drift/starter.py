import numpy as np


def psi_numeric(reference: np.ndarray, current: np.ndarray, n_bins: int = 10, eps: float = 1e-4) -> float:
    """The PSI of two samples of shapes (n,) and (m,), in bins by quantiles of the reference.

    Raises ValueError if a sample is empty, or holds NaN or an infinity.
    """
    raise NotImplementedError


def psi_categorical(reference: list[str | None], current: list[str | None], eps: float = 1e-4) -> float:
    """The PSI of two samples of categories, with one bin for each category of either sample.

    Raises ValueError if a sample is empty.
    """
    raise NotImplementedError


def drift_report(
    reference: dict[str, np.ndarray | list[str | None]],
    current: dict[str, np.ndarray | list[str | None]],
    n_bins: int = 10,
    eps: float = 1e-4,
) -> tuple[dict[str, float], dict[str, str]]:
    """(psi, levels) for each feature; an array is numeric, a list categorical.

    Raises ValueError if the keys differ, or where a feature's PSI does.
    """
    raise NotImplementedError
