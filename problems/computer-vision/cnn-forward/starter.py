import numpy as np


def cnn_forward(layers: list[tuple], x: np.ndarray) -> np.ndarray:
    """Runs a batch of images through a list of layers.

    Args:
        layers: ("conv", weight, bias, stride, padding), ("relu",), ("maxpool", kernel_size, stride) or
            ("dense", weight, bias); weights are (O, C, kh, kw) and (M, D).
        x: images, shape (N, C, H, W).

    Returns:
        float64 array, the output of the last layer.

    Raises:
        ValueError: a layer does not fit what reaches it.
    """
    raise NotImplementedError


def cnn_summary(
    layers: list[tuple], input_shape: tuple[int, int, int]
) -> tuple[list[tuple[int, ...]], list[int], list[int], list[tuple[int, int]]]:
    """Shapes, parameters, FLOPs and receptive fields of the layers, for one image.

    Args:
        layers: as for cnn_forward.
        input_shape: (C, H, W).

    Returns:
        (shapes, parameters, flops, fields): lists with one element for each layer.

    Raises:
        ValueError: a layer does not fit what reaches it.
    """
    raise NotImplementedError
