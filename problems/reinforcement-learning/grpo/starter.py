import numpy as np


def group_advantages(rewards: np.ndarray, eps: float = 1e-4) -> np.ndarray:
    """Rewards relative to their group: minus its mean, over its standard deviation.

    Args:
        rewards: (B, G), float64 or integers: G answers to each of B prompts.
        eps: added to the standard deviation.

    Returns:
        float64 array of shape (B, G).
    """
    raise NotImplementedError


def grpo_loss(
    logprobs: np.ndarray,
    old_logprobs: np.ndarray,
    ref_logprobs: np.ndarray,
    advantages: np.ndarray,
    mask: np.ndarray,
    clip: float = 0.2,
    beta: float = 0.04,
) -> float:
    """GRPO's loss over N answers.

    Args:
        logprobs, old_logprobs, ref_logprobs: (N, T), log-probabilities of the tokens.
        advantages: (N,), one for each answer.
        mask: (N, T), booleans or 0 and 1: whether a token counts.
        clip: largest useful distance of the ratio from 1.
        beta: factor of the penalty for leaving the reference.
    """
    raise NotImplementedError


def grpo_loss_grad(
    logprobs: np.ndarray,
    old_logprobs: np.ndarray,
    ref_logprobs: np.ndarray,
    advantages: np.ndarray,
    mask: np.ndarray,
    clip: float = 0.2,
    beta: float = 0.04,
) -> np.ndarray:
    """Gradient of the loss in logprobs; inputs as above.

    Returns a float64 array of shape (N, T).
    """
    raise NotImplementedError
