import numpy as np


def pegasos(X: np.ndarray, y: np.ndarray, order: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    """Train a linear SVM without bias by stochastic subgradient descent.

    Args:
        X: inputs, (n, d), float64 or integers.
        y: labels, (n,), -1 or 1, float64 or integers.
        order: the row that each step looks at, (T,), integers from 0 to n - 1; T may be 0.
        lam: strength of the L2 penalty, above zero.

    Returns:
        (w, objective): the weights after the last step, (d,), float64, and the objective there.
    """
    raise NotImplementedError


def kernel_pegasos(
    X: np.ndarray, y: np.ndarray, order: np.ndarray, lam: float, gamma: float
) -> tuple[np.ndarray, float]:
    """Train an SVM without bias in the feature space of the RBF kernel, by the same steps.

    Args:
        X, y, order, lam: as for pegasos.
        gamma: the kernel is exp(-gamma * squared distance); above zero.

    Returns:
        (counts, objective): how often each row was within the margin when it was looked at, (n,), integers, and the
        objective after the last step.
    """
    raise NotImplementedError
