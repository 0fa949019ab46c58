import numpy as np

Episode = tuple[np.ndarray, np.ndarray, np.ndarray]


def reinforce_loss(
    weights: np.ndarray, episodes: list[Episode], gamma: float = 0.99, baseline: str | None = None
) -> float:
    """Loss of REINFORCE for a linear softmax policy.

    Args:
        weights: (d, A), float64 or integers: the scores of a state with the features x are x @ weights.
        episodes: tuples (features, actions, rewards) with the shapes (T, d), (T,) and (T,); T may be 0.
        gamma: discount, in [0, 1].
        baseline: None, "mean" or "leave-one-out"; ValueError for anything else.

    Returns:
        The mean over the episodes of -sum of (return - baseline) * log-probability of the action.
    """
    raise NotImplementedError


def reinforce_loss_grad(
    weights: np.ndarray, episodes: list[Episode], gamma: float = 0.99, baseline: str | None = None
) -> np.ndarray:
    """Gradient of reinforce_loss in weights, with the advantages held constant.

    Returns a float64 array of shape (d, A).
    """
    raise NotImplementedError
