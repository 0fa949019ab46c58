import numpy as np


def conv3d(
    x: np.ndarray,
    weight: np.ndarray,
    bias: np.ndarray | None = None,
    stride: tuple[int, int, int] = (1, 1, 1),
    padding: tuple[int, int, int] = (0, 0, 0),
) -> np.ndarray:
    """3D cross-correlation of a batch of clips.

    Args:
        x: clips, shape (N, C, T, H, W).
        weight: kernels, shape (O, C, kt, kh, kw).
        bias: shape (O,); None for zeros.
        stride, padding: for time, rows and columns; the padding is zeros.

    Returns:
        float64 array of shape (N, O, To, Ho, Wo).

    Raises:
        ValueError: the channels differ, or a kernel is larger than the padded clip.
    """
    raise NotImplementedError


def network_costs(
    layers: list[tuple[int, int, int, int]], clip_shape: tuple[int, int, int, int]
) -> tuple[list[tuple], list[tuple]]:
    """Shapes, parameters and FLOPs of a 2D network, frame by frame, and of a 3D network.

    Args:
        layers: (out_channels, kernel_size, stride, padding) for each layer.
        clip_shape: (C, T, H, W).

    Returns:
        (costs_2d, costs_3d): lists of (shape, parameters, flops), with the shape (C, T, H, W) of the output.

    Raises:
        ValueError: a kernel is larger than its padded input.
    """
    raise NotImplementedError
