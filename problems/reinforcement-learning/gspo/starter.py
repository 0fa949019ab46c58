import numpy as np


def policy_loss(
    logprobs: np.ndarray,
    old_logprobs: np.ndarray,
    advantages: np.ndarray,
    mask: np.ndarray,
    clip_low: float = 3e-4,
    clip_high: float = 4e-4,
    level: str = "sequence",
) -> tuple[float, float]:
    """Clipped loss of N answers with ratios of sequences, as in GSPO, or of tokens, as in GRPO.

    Args:
        logprobs, old_logprobs: (N, T), log-probabilities of the tokens now, and when they were sampled.
        advantages: (N,), one for each answer.
        mask: (N, T), booleans or 0 and 1: whether a token counts.
        clip_low, clip_high: a ratio is clipped to between 1 - clip_low and 1 + clip_high.
        level: "sequence" or "token"; ValueError for anything else.

    Returns:
        (loss, clip_fraction)
    """
    raise NotImplementedError


def policy_loss_grad(
    logprobs: np.ndarray,
    old_logprobs: np.ndarray,
    advantages: np.ndarray,
    mask: np.ndarray,
    clip_low: float = 3e-4,
    clip_high: float = 4e-4,
    level: str = "sequence",
) -> np.ndarray:
    """Gradient of the loss in logprobs; inputs as above.

    Returns a float64 array of shape (N, T).
    """
    raise NotImplementedError
