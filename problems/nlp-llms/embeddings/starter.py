from collections.abc import Sequence

import numpy as np


def embedding(ids: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The rows of the table for the given ids.

    Args:
        ids: integer array of any shape. weight: the table, (V, D).

    Returns:
        vectors: float64 array of shape (*ids.shape, D). IndexError if an id is not from 0 to V - 1.
    """
    raise NotImplementedError


def embedding_backward(
    grad_output: np.ndarray, ids: np.ndarray, padding_idx: int | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """The gradient for the table, as the rows that are not left alone.

    Args:
        grad_output: gradient for the output of embedding, (*ids.shape, D).
        ids: integer array of any shape. padding_idx: an id that gets no gradient.

    Returns:
        (rows, values): the u ids that occur, in rising order, and their gradients, float64 of shape (u, D).
    """
    raise NotImplementedError


def nearest_words(
    query: np.ndarray, weight: np.ndarray, k: int, exclude: Sequence[int] = ()
) -> tuple[np.ndarray, np.ndarray]:
    """The ids of the rows most similar to a vector by cosine, and their similarities.

    Args:
        query: vector, (D,). weight: the table, (V, D). k: how many, at least 1. exclude: ids to pass over.

    Returns:
        (words, similarities): arrays of shape (k,), or shorter if fewer ids are left. The most similar is first.
    """
    raise NotImplementedError
