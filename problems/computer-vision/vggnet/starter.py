def vgg_table(config: str, image_size: int = 224, classes: int = 1000) -> list[tuple[str, tuple[int, ...], int, int]]:
    """The layers of a VGG network for one colour image.

    Args:
        config: "A", "B", "C", "D" or "E".
        image_size: rows and columns of the image.
        classes: units of the last layer.

    Returns:
        (name, shape, parameters, flops) for each layer, from "conv1_1" to "fc8".

    Raises:
        ValueError: an unknown configuration, or an image below 32 pixels.
    """
    raise NotImplementedError


def stack_against_single(kernels: list[int], channels: int) -> tuple[int, int, int]:
    """A stack of convolutions against the single one with the same receptive field.

    Args:
        kernels: the kernel sizes of the stack.
        channels: channels in and out of every convolution.

    Returns:
        (field, stack_weights, single_weights), without biases.
    """
    raise NotImplementedError
