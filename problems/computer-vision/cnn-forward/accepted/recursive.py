# style: recursion over the list, fields computed backwards from the last layer
import numpy as np


def cnn_forward(layers, x):
    x = np.array(x, dtype=float)
    if not layers:
        return x
    (kind, *rest), *others = layers
    if kind == "relu":
        return cnn_forward(others, np.clip(x, 0.0, None))
    if kind == "dense":
        weight, bias = rest
        flat = np.concatenate([x[:, c].reshape(len(x), -1) for c in range(x.shape[1])], axis=1) if x.ndim == 4 else x
        if flat.shape[1] != weight.shape[1]:
            raise ValueError("width")
        return cnn_forward(others, flat.dot(np.array(weight, dtype=float).T) + bias)
    if x.ndim != 4:
        raise ValueError("flat")
    kernel, stride, padding = (rest[0].shape[2:], *rest[2:]) if kind == "conv" else ((rest[0],) * 2, rest[1], 0)
    x = np.pad(x, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    ho, wo = ((size - k) // stride + 1 if size >= k else 0 for size, k in zip(x.shape[2:], kernel))
    if not ho or not wo or (kind == "conv" and x.shape[1] != rest[0].shape[1]):
        raise ValueError("window or channels")
    parts = [
        x[:, :, i : i + stride * ho : stride, j : j + stride * wo : stride]
        for i in range(kernel[0])
        for j in range(kernel[1])
    ]
    if kind == "maxpool":
        return cnn_forward(others, np.max([part[:, :, :ho, :wo] for part in parts], axis=0))
    weight = np.array(rest[0], dtype=float).reshape(*rest[0].shape[:2], -1)
    y = sum(np.einsum("nchw,oc->nohw", part[:, :, :ho, :wo], weight[:, :, k]) for k, part in enumerate(parts))
    return cnn_forward(others, y + np.array(rest[1], dtype=float)[:, None, None])


def cnn_summary(layers, input_shape):
    steps, flat, shape = [], False, tuple(input_shape)
    shapes, parameters, flops, fields = [], [], [], []
    for kind, *rest in layers:
        weight = rest[0] if kind in ("conv", "dense") else None
        if kind == "dense":
            if weight.shape[1] != int(np.prod(shape)):
                raise ValueError("width")
            shape, flat = (weight.shape[0],), True
        elif kind != "relu":
            if flat or (kind == "conv" and weight.shape[1] != shape[0]):
                raise ValueError("channels")
            kernel, stride, padding = (weight.shape[2:], *rest[2:]) if kind == "conv" else ((rest[0],) * 2, rest[1], 0)
            if any(k > size + 2 * padding for k, size in zip(kernel, shape[1:])):
                raise ValueError("window")
            steps.append((kernel, stride))
            out = weight.shape[0] if kind == "conv" else shape[0]
            shape = (out, *((size + 2 * padding - k) // stride + 1 for k, size in zip(kernel, shape[1:])))
        shapes.append(shape)
        parameters.append(0 if weight is None else int(weight.size + rest[1].size))
        positions = shape[1] * shape[2] if kind == "conv" else 1
        flops.append(0 if weight is None else 2 * int(weight.size) * positions)
        field = [1, 1]
        for kernel, stride in reversed(steps):
            field = [(r - 1) * stride + k for r, k in zip(field, kernel)]
        fields.append(tuple(input_shape[1:]) if flat else tuple(field))
    return shapes, parameters, flops, fields
