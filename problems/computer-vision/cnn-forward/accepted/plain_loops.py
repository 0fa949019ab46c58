# style: plain loops over outputs, one function for each layer, checks by hand
import numpy as np


def _conv(x, weight, bias, stride, padding):
    if x.ndim != 4 or x.shape[1] != weight.shape[1]:
        raise ValueError("channels")
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    kh, kw = weight.shape[2:]
    if kh > x.shape[2] or kw > x.shape[3]:
        raise ValueError("kernel")
    y = np.zeros((len(x), len(weight), (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1))
    for u in range(y.shape[2]):
        for v in range(y.shape[3]):
            window = x[:, :, u * stride : u * stride + kh, v * stride : v * stride + kw]
            y[:, :, u, v] = np.tensordot(window, weight, axes=([1, 2, 3], [1, 2, 3])) + bias
    return y


def _pool(x, k, stride):
    if x.ndim != 4 or k > min(x.shape[2:]):
        raise ValueError("window")
    y = np.zeros((*x.shape[:2], (x.shape[2] - k) // stride + 1, (x.shape[3] - k) // stride + 1))
    for u in range(y.shape[2]):
        for v in range(y.shape[3]):
            y[:, :, u, v] = x[:, :, u * stride : u * stride + k, v * stride : v * stride + k].max(axis=(2, 3))
    return y


def cnn_forward(layers, x):
    x = np.array(x, dtype=float)
    for layer in layers:
        if layer[0] == "conv":
            x = _conv(x, np.array(layer[1], dtype=float), layer[2], *layer[3:])
        elif layer[0] == "maxpool":
            x = _pool(x, *layer[1:])
        elif layer[0] == "relu":
            x = np.where(x > 0, x, 0.0)
        else:
            rows = [np.ravel(each) for each in x]
            if len(rows[0]) != layer[1].shape[1]:
                raise ValueError("width")
            x = np.stack([layer[1] @ row + layer[2] for row in rows])
    return x


def cnn_summary(layers, input_shape):
    now, field, jump = list(input_shape), [1, 1], 1
    shapes, parameters, flops, fields = [], [], [], []
    for layer in layers:
        count = work = 0
        if layer[0] == "dense":
            width = 1
            for each in now:
                width *= each
            out, wanted = layer[1].shape
            if width != wanted:
                raise ValueError("width")
            count, work, now, field = out * width + out, 2 * out * width, [out], list(input_shape[1:])
        elif layer[0] in ("conv", "maxpool"):
            if len(now) != 3:
                raise ValueError("flat")
            if layer[0] == "conv":
                out, channels, *kernel = layer[1].shape
                stride, padding = layer[3:]
                if channels != now[0]:
                    raise ValueError("channels")
            else:
                out, kernel, stride, padding = now[0], [layer[1], layer[1]], layer[2], 0
            for axis in (0, 1):
                size = now[1 + axis] + 2 * padding
                if size < kernel[axis]:
                    raise ValueError("window")
                now[1 + axis] = (size - kernel[axis]) // stride + 1
                field[axis] += (kernel[axis] - 1) * jump
            jump *= stride
            if layer[0] == "conv":
                each = now[0] * kernel[0] * kernel[1]
                count, work = out * (each + 1), 2 * each * out * now[1] * now[2]
            now[0] = out
        shapes.append(tuple(now))
        parameters.append(count)
        flops.append(work)
        fields.append(tuple(field))
    return shapes, parameters, flops, fields
