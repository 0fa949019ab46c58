import numpy as np


def kl_estimates(logprobs: np.ndarray, ref_logprobs: np.ndarray, mask: np.ndarray) -> tuple[float, float, float]:
    """Means of three estimators of KL(policy || reference) over tokens sampled from the policy.

    Args:
        logprobs, ref_logprobs: log-probabilities of the tokens under both, float64 of one shape.
        mask: booleans or 0 and 1 in that shape: whether a token counts.

    Returns:
        (k1, k2, k3)
    """
    raise NotImplementedError


def estimator_moments(logits: np.ndarray, ref_logits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Exact expectation and standard deviation of the three estimators for one token of the policy.

    Args:
        logits, ref_logits: scores of the V tokens under both, (V,), float64 or integers.

    Returns:
        (means, stds): float64 arrays of shape (3,), for k1, k2 and k3.
    """
    raise NotImplementedError


def adaptive_betas(beta: float, kls: np.ndarray, target: float, batch_size: float, horizon: float) -> np.ndarray:
    """Coefficients of the penalty after each batch.

    Args:
        beta: the coefficient before the first batch.
        kls: (K,), float64: the measured KL of each batch.
        target, batch_size, horizon: as in the statement, above 0.

    Returns:
        betas: (K,), float64.
    """
    raise NotImplementedError
