import numpy as np


def mixed_loss(
    weights: np.ndarray,
    features: np.ndarray,
    actions: np.ndarray,
    advantages: np.ndarray,
    ptx_features: np.ndarray,
    ptx_targets: np.ndarray,
    gamma: float,
) -> tuple[float, float, float]:
    """RL loss plus gamma times the pretraining loss of a linear softmax policy.

    Args:
        weights: (d, V): a context with the features x has the scores x @ weights.
        features, actions, advantages: the RL batch, (n, d), (n,) and (n,).
        ptx_features, ptx_targets: the pretraining batch, (m, d) and (m,).
        gamma: factor of the pretraining loss, at least 0.

    Returns:
        (loss, rl_loss, ptx_loss)
    """
    raise NotImplementedError


def mixed_loss_grad(
    weights: np.ndarray,
    features: np.ndarray,
    actions: np.ndarray,
    advantages: np.ndarray,
    ptx_features: np.ndarray,
    ptx_targets: np.ndarray,
    gamma: float,
) -> tuple[np.ndarray, float]:
    """Gradient of the mixed loss, and the cosine between the gradients of its two parts; inputs as above.

    Returns:
        (grad_weights, cosine): float64 of shape (d, V), and a float.
    """
    raise NotImplementedError


def ptx_losses_after_step(
    weights: np.ndarray,
    features: np.ndarray,
    actions: np.ndarray,
    advantages: np.ndarray,
    ptx_features: np.ndarray,
    ptx_targets: np.ndarray,
    gammas: np.ndarray,
    lr: float,
) -> np.ndarray:
    """Pretraining loss after one gradient step on the mixed loss, for each gamma.

    Args:
        weights to ptx_targets: as above.
        gammas: (K,), at least 0.
        lr: size of the step, above 0.

    Returns:
        float64 array of shape (K,).
    """
    raise NotImplementedError
