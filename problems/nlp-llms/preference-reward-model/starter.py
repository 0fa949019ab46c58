import numpy as np


def reward_loss(chosen: np.ndarray, rejected: np.ndarray) -> tuple[float, float]:
    """Bradley-Terry loss of the rewards of n pairs, and the share of pairs in the right order.

    chosen, rejected: rewards of the preferred and the other answers, (n,), float64 or integers.
    Returns (loss, accuracy).
    """
    raise NotImplementedError


def reward_loss_grad(chosen: np.ndarray, rejected: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradients of the loss in both arrays of rewards; inputs as above.

    Returns (grad_chosen, grad_rejected), each (n,), float64.
    """
    raise NotImplementedError


def fit_reward_model(chosen_features: np.ndarray, rejected_features: np.ndarray, l2: float) -> np.ndarray:
    """Weights of the linear reward model with the least penalised loss.

    Args:
        chosen_features, rejected_features: (n, d), float64 or integers.
        l2: factor of half the squared length of the weights, added to the mean loss; above 0.

    Returns:
        weights: (d,), float64.
    """
    raise NotImplementedError
