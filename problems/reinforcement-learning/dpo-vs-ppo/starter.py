import numpy as np


def optimal_policy(ref_logprobs: np.ndarray, rewards: np.ndarray, beta: float) -> np.ndarray:
    """The policy with the largest expected reward minus beta times its KL divergence from the reference.

    Args:
        ref_logprobs: (K,), log-probabilities of the answers under the reference.
        rewards: (K,), float64 or integers.
        beta: factor of the divergence, above 0.

    Returns:
        policy: (K,), float64.
    """
    raise NotImplementedError


def rl_steps(
    logits: np.ndarray, ref_logprobs: np.ndarray, rewards: np.ndarray, beta: float, lr: float, n: int
) -> tuple[np.ndarray, np.ndarray]:
    """n exact steps of gradient ascent on the regularised reward.

    Args:
        logits: (K,), where the policy starts.
        ref_logprobs, rewards, beta: as above.
        lr: size of the steps, above 0.
        n: number of steps.

    Returns:
        (logits, kls): float64 of shape (K,), and of shape (n + 1,) the divergences from the optimum.
    """
    raise NotImplementedError


def dpo_steps(
    logits: np.ndarray,
    ref_logprobs: np.ndarray,
    rewards: np.ndarray,
    beta: float,
    pair_weights: np.ndarray,
    lr: float,
    n: int,
) -> tuple[np.ndarray, np.ndarray]:
    """n exact steps of gradient descent on DPO's population loss.

    Args:
        logits, ref_logprobs, rewards, beta, lr, n: as above.
        pair_weights: (K, K): how often answer a is shown with answer b.

    Returns:
        (logits, kls), as above.
    """
    raise NotImplementedError
