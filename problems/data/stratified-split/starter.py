from collections.abc import Sequence

import numpy as np


def stratified_kfold(y: Sequence[int] | Sequence[str], k: int, rng: np.random.Generator) -> list[np.ndarray]:
    """The indices of k stratified test folds of n samples with the labels y, an integer array or a list of strings.

    Raises ValueError if k < 2 or a class has fewer than k samples.
    """
    raise NotImplementedError


def stratified_holdout(
    y: Sequence[int] | Sequence[str], test_size: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """(train, test): the indices of a stratified split of n samples, with test_size of them in test.

    Raises ValueError if the ideal number of samples of a class is below 1 in either part.
    """
    raise NotImplementedError
