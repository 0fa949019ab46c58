import numpy as np


def shaped_rewards(
    scores: np.ndarray, logprobs: np.ndarray, ref_logprobs: np.ndarray, mask: np.ndarray, beta: float
) -> tuple[np.ndarray, np.ndarray]:
    """Reward of each token: the penalty for leaving the reference, and the score at the last token.

    Args:
        scores: (B,), float64 or integers: what the reward model gives to each answer.
        logprobs, ref_logprobs: (B, T), log-probabilities of the tokens under policy and reference.
        mask: (B, T), booleans or 0 and 1: the tokens that the policy wrote.
        beta: factor of the penalty, at least 0.

    Returns:
        (rewards, kls): (B, T), and (B,), the sum of the log ratios of each answer.
    """
    raise NotImplementedError


def token_advantages(
    rewards: np.ndarray, values: np.ndarray, mask: np.ndarray, gamma: float = 1.0, lam: float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """Generalised advantage estimation over the tokens that count.

    Args:
        rewards, values: (B, T); a value is that of the text before the token.
        mask: (B, T), as above.
        gamma: discount, in [0, 1].
        lam: weight of the longer returns, in [0, 1].

    Returns:
        (advantages, returns): two float64 arrays of shape (B, T), 0 where the mask is False.
    """
    raise NotImplementedError


def whiten(advantages: np.ndarray, mask: np.ndarray, eps: float = 1e-8) -> np.ndarray:
    """Advantages with mean 0 and variance 1 over all tokens that count.

    Args:
        advantages, mask: (B, T), as above.
        eps: added to the variance.

    Returns:
        float64 array of shape (B, T), 0 where the mask is False.
    """
    raise NotImplementedError
