import numpy as np


class LoRALinear:
    """A frozen linear layer with a trainable update of low rank."""

    weight: np.ndarray  # (out_features, in_features), what forward multiplies first

    def __init__(self, W: np.ndarray, A: np.ndarray, B: np.ndarray, alpha: float) -> None:
        """W: (out_features, in_features); A: (r, in_features); B: (out_features, r).

        Raises ValueError if the shapes do not fit.
        """
        raise NotImplementedError

    def forward(self, x: np.ndarray) -> np.ndarray:
        """The output, (..., out_features), for x of shape (..., in_features)."""
        raise NotImplementedError

    def backward(self, grad_out: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(grad_A, grad_B) for the gradient in the last output. Raises RuntimeError before any forward."""
        raise NotImplementedError

    def merge(self) -> None:
        """Put the update into the weights."""
        raise NotImplementedError

    def unmerge(self) -> None:
        """Take the update out again, to the last bit."""
        raise NotImplementedError
