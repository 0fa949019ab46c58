import numpy as np


def softmax_regression(
    X: np.ndarray, y: np.ndarray, n_classes: int, lr: float = 0.1, steps: int = 100, lam: float = 0.0
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Train multinomial logistic regression by gradient descent on all rows, from zeros.

    Args:
        X: inputs, (n, d), float64 or integers.
        y: classes, (n,), integers from 0 to n_classes - 1; some classes may be missing.
        n_classes: number of classes, >= 1.
        lr: learning rate, >= 0.
        steps: number of steps, >= 0.
        lam: strength of the L2 penalty on W, >= 0.

    Returns:
        (W, b, losses, probabilities): weights (d, n_classes), intercepts (n_classes,), the loss before each step
        (steps,), and the probabilities of all classes for the rows of X at the end, (n, n_classes).
    """
    raise NotImplementedError
