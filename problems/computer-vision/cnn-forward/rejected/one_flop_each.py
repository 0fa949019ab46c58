# verdict: wrong_answer
# entry: cnn_summary
# group: example
# lesson: You count one operation for each multiply-add. It is a product and a sum: two.
import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def windows(x, kernel, stride):
    """(N, C, H, W) as (N, C, Ho, Wo, kh, kw)."""
    return sliding_window_view(x, kernel, axis=(2, 3))[:, :, ::stride, ::stride]


def cnn_forward(layers, x):
    cnn_summary(layers, x.shape[1:])  # raises where a layer does not fit
    y = np.asarray(x, dtype=np.float64)
    for kind, *arguments in layers:
        if kind == "conv":
            weight, bias, stride, padding = arguments
            sides = (padding, padding)
            *_, kh, kw = weight.shape
            patches = windows(np.pad(y, ((0, 0), (0, 0), sides, sides)), (kh, kw), stride)
            y = np.einsum("ncuvij,ocij->nouv", patches, weight) + bias.reshape(-1, 1, 1)
        elif kind == "maxpool":
            size, stride = arguments
            y = windows(y, (size, size), stride).max(axis=(-2, -1))
        elif kind == "dense":
            weight, bias = arguments
            y = y.reshape(len(y), -1) @ weight.T + bias
        else:
            y = np.maximum(y, 0.0)
    return y


def cnn_summary(layers, input_shape):
    shape, field, jump = tuple(input_shape), (1, 1), 1
    shapes, parameters, flops, fields = [], [], [], []
    for kind, *arguments in layers:
        weights = multiply_adds = 0
        if kind == "dense":
            weight, bias = arguments
            out, width = weight.shape
            if width != math.prod(shape):
                raise ValueError(f"a dense layer for {width} numbers gets {math.prod(shape)}")
            weights, multiply_adds = weight.size + bias.size, weight.size
            shape, field = (out,), tuple(input_shape[1:])
        elif kind != "relu":
            channels, *sizes = shape
            if kind == "conv":
                weight, bias, stride, padding = arguments
                out, seen, *kernel = weight.shape
                if seen != channels:
                    raise ValueError(f"a conv layer for {seen} channels gets {channels}")
            else:
                size, stride = arguments
                out, kernel, padding = channels, (size, size), 0
            sizes = [(size + 2 * padding - k) // stride + 1 for size, k in zip(sizes, kernel)]
            if min(sizes) < 1:  # after a dense layer there are no sizes: min raises ValueError, too
                raise ValueError(f"a window of {kernel} is larger than its input")
            shape = (out, *sizes)
            if kind == "conv":
                weights, multiply_adds = weight.size + bias.size, weight.size * math.prod(sizes)
            field = tuple(r + (k - 1) * jump for r, k in zip(field, kernel))  # with the jump of the layer's input
            jump *= stride
        shapes.append(shape)
        parameters.append(weights)
        flops.append(multiply_adds)
        fields.append(field)
    return shapes, parameters, flops, fields
