import numpy as np


def newton_schulz(matrix: np.ndarray, steps: int = 5, eps: float = 1e-7) -> np.ndarray:
    """Bring the singular values of a matrix near 1 and keep its singular vectors, by products alone.

    Args:
        matrix: shape (rows, columns), float64 or integers; unchanged.
        steps: number of iterations, >= 0.
        eps: smallest number that the matrix is divided by, > 0.

    Returns:
        A float64 array of the shape of matrix.
    """
    raise NotImplementedError


class Muon:
    """Momentum, orthogonalised by newton_schulz, over matrices that are updated in place.

    params: list of float64 arrays of shape (rows, columns); ValueError for any other number of axes
    lr: learning rate, >= 0
    momentum: decay rate of the running mean of the gradients, in [0, 1)
    weight_decay: strength of the decoupled decay, >= 0
    """

    def __init__(
        self,
        params: list[np.ndarray],
        lr: float = 1e-3,
        momentum: float = 0.95,
        weight_decay: float = 0.1,
    ) -> None:
        raise NotImplementedError

    def step(self, grads: list[np.ndarray]) -> None:
        """Update every parameter in place; grads[k] has the shape of params[k] and stays unchanged."""
        raise NotImplementedError
