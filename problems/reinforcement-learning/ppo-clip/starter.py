import numpy as np


def ppo_loss(
    logprobs: np.ndarray,
    old_logprobs: np.ndarray,
    advantages: np.ndarray,
    values: np.ndarray,
    returns: np.ndarray,
    entropies: np.ndarray,
    mask: np.ndarray,
    clip: float = 0.2,
    value_coef: float = 0.5,
    entropy_coef: float = 0.01,
) -> tuple[float, float, float]:
    """PPO's loss: clipped surrogate, squared error of the values, and an entropy bonus.

    Args:
        logprobs, old_logprobs: log-probabilities of the actions under the new and the old policy.
        advantages, values, returns, entropies: float64, one shape with the others.
        mask: booleans or 0 and 1 in that shape: whether a step counts.
        clip: largest useful distance of the ratio from 1.
        value_coef, entropy_coef: factors of the second and the third term.

    Returns:
        (loss, clip_fraction, approx_kl)
    """
    raise NotImplementedError


def ppo_loss_grad(
    logprobs: np.ndarray,
    old_logprobs: np.ndarray,
    advantages: np.ndarray,
    values: np.ndarray,
    returns: np.ndarray,
    entropies: np.ndarray,
    mask: np.ndarray,
    clip: float = 0.2,
    value_coef: float = 0.5,
    entropy_coef: float = 0.01,
) -> tuple[np.ndarray, np.ndarray]:
    """Gradients of the loss in logprobs and in values; inputs as above.

    Returns:
        (grad_logprobs, grad_values): float64 in the shape of the inputs.
    """
    raise NotImplementedError
