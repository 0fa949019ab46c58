import numpy as np


def local_response_norm(
    x: np.ndarray, n: int = 5, alpha: float = 1e-4, beta: float = 0.75, k: float = 2.0
) -> np.ndarray:
    """Divides each channel by a power of the squares of its neighbours.

    Args:
        x: shape (N, C, H, W).
        n: number of neighbouring channels, odd, the channel itself included.
        alpha, beta, k: the paper's constants; alpha is not divided by n.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def alexnet_layer(
    x: np.ndarray,
    weight: np.ndarray,
    bias: np.ndarray,
    stride: int = 1,
    padding: int = 0,
    groups: int = 1,
    norm: bool = True,
    pool: bool = True,
) -> np.ndarray:
    """Convolution in groups, ReLU, local response normalisation, max pooling of 3 x 3 with stride 2.

    Args:
        x: shape (N, C, H, W).
        weight: shape (O, C / groups, kh, kw).
        bias: shape (O,).
        stride, padding: of the convolution.
        groups: number of blocks of neighbouring channels.
        norm, pool: whether these two steps are done.

    Returns:
        float64 array of shape (N, O, Ho, Wo).
    """
    raise NotImplementedError


def alexnet_table(
    image_size: int = 227, classes: int = 1000, groups: int = 2
) -> list[tuple[str, tuple[int, ...], int]]:
    """Output shape and parameters of conv1, pool1, conv2, ..., fc8.

    Raises:
        ValueError: the image is too small.
    """
    raise NotImplementedError
