from collections.abc import Iterator

import numpy as np


def batch_iterator(
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int,
    shuffle: bool = False,
    drop_last: bool = False,
    rng: np.random.Generator | None = None,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield one epoch of (X_batch, y_batch); X: (n, ...), y: (n, ...), both unchanged.

    Raises ValueError for batch_size < 1, for different lengths, and for shuffle without rng.
    """
    raise NotImplementedError
