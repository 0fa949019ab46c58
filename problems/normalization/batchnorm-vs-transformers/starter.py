import numpy as np


def normalize_tokens(x: np.ndarray, lengths: np.ndarray, norm: str, eps: float = 1e-5) -> np.ndarray:
    """Standardise the real tokens of a padded batch.

    Args:
        x: batch of shape (N, T, D); the tokens of sequence n from lengths[n] on are padding.
        lengths: number of real tokens of each sequence, shape (N,).
        norm: "batch-padded" (each feature, over all positions), "batch" (each feature, over real tokens) or "layer"
            (each token, over its features).
        eps: added to the variance under the root.

    Returns:
        float64 array of shape (N, T, D), with zeros at the padding.
    """
    raise NotImplementedError


def largest_changes(
    sequence: np.ndarray, companions: list[list[np.ndarray]], eps: float = 1e-5
) -> tuple[float, float, float]:
    """By how much the normalised tokens of one sequence change from batch to batch.

    Args:
        sequence: tokens of shape (S, D).
        companions: for each batch the sequences, of shape (S_j, D), that share it with `sequence`.
        eps: added to the variance under the root.

    Returns:
        (batch_padded, batch, layer): for each norm the largest range of an element over the batches.
    """
    raise NotImplementedError
