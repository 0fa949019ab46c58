import numpy as np


def dpo_loss(
    logprobs: np.ndarray, ref_logprobs: np.ndarray, mask: np.ndarray, beta: float = 0.1, label_smoothing: float = 0.0
) -> tuple[float, np.ndarray, float]:
    """DPO loss of n pairs of answers, with their implicit rewards.

    Args:
        logprobs: (n, 2, T), the policy's log-probabilities of the tokens; the chosen answer is at index 0.
        ref_logprobs: (n, 2, T), those of the reference.
        mask: (n, 2, T), booleans or 0 and 1: whether a token counts.
        beta: factor of the implicit rewards; above 0.
        label_smoothing: probability that a label is wrong, from 0 to below 0.5.

    Returns:
        (loss, rewards, accuracy): a float, float64 of shape (n, 2), and a float.
    """
    raise NotImplementedError


def dpo_loss_grad(
    logprobs: np.ndarray, ref_logprobs: np.ndarray, mask: np.ndarray, beta: float = 0.1, label_smoothing: float = 0.0
) -> np.ndarray:
    """Gradient of the loss in logprobs; inputs as above.

    Returns a float64 array of shape (n, 2, T).
    """
    raise NotImplementedError
