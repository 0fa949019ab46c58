import numpy as np


def lenet5(x: np.ndarray, params: dict[str, tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The scores of LeNet-5.

    Args:
        x: images, shape (N, 1, H, W).
        params: (weight, bias) of "C1", "C3", "C5" with weights (out, in, kh, kw), and of "F6", "OUTPUT" with (out, in).

    Returns:
        float64 array of shape (N, classes).

    Raises:
        ValueError: kernels and image do not fit, a pooled map has an odd side, or C5 has more than one position.
    """
    raise NotImplementedError


def lenet5_table(
    widths: tuple[int, int, int, int, int], c3_inputs: list[int] | None = None, original: bool = False
) -> list[tuple[str, tuple[int, ...], int]]:
    """Output shape and trained parameters of each layer.

    Args:
        widths: of C1, C3, C5, F6 and OUTPUT.
        c3_inputs: for each map of C3 the number of S2's maps that it sees; None for all.
        original: whether pooling layers have two trained numbers for each map, and OUTPUT none.

    Returns:
        seven tuples (name, shape, parameters), from "C1" to "OUTPUT".
    """
    raise NotImplementedError
