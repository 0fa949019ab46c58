# verdict: wrong_answer
# entry: pool2d
# group: example, edge
# lesson: You keep an incomplete window at the end. Round the output's size down: rows and columns that do not fill
# a window are left out.
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def windows(x, kernel_size, stride, padding, mode):
    """All windows, flattened in reading order: (N, C, Ho, Wo, k * k)."""
    if 2 * padding > kernel_size:
        raise ValueError(f"a padding of {padding} is more than half of a window of {kernel_size}")
    sides, fill = (padding, padding), -np.inf if mode == "max" else 0.0
    images = np.pad(np.asarray(x, dtype=np.float64), ((0, 0), (0, 0), sides, sides), constant_values=fill)
    view = sliding_window_view(images, (kernel_size, kernel_size), axis=(2, 3))  # ValueError if it does not fit
    view = view[:, :, ::stride, ::stride]
    return view.reshape(*view.shape[:4], kernel_size**2)


def pool2d(x, kernel_size, stride=None, padding=0, mode="max"):
    step = kernel_size if stride is None else stride
    windows(x, kernel_size, step, padding, mode)
    fill = -np.inf if mode == "max" else 0.0
    rest = [-(size + 2 * padding - kernel_size) % step for size in x.shape[2:]]
    sides = ((0, 0), (0, 0), *((padding, padding + each) for each in rest))
    images = np.pad(np.asarray(x, dtype=np.float64), sides, constant_values=fill)
    patches = windows(images, kernel_size, step, 0, mode)
    return patches.max(axis=-1) if mode == "max" else patches.mean(axis=-1)


def pool2d_backward(grad_output, x, kernel_size, stride=None, padding=0, mode="max"):
    s = kernel_size if stride is None else stride
    patches = windows(x, kernel_size, s, padding, mode)
    if mode == "max":
        first = patches.argmax(axis=-1)  # (N, C, Ho, Wo); argmax takes the first of equals
        shares = np.arange(patches.shape[-1]) == first[..., None]
    else:
        shares = np.full(patches.shape, 1 / kernel_size**2)

    n, c, height, width = x.shape
    *_, ho, wo = grad_output.shape
    grad_images = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    for place, (i, j) in enumerate(np.ndindex(kernel_size, kernel_size)):
        # the same place of all windows: pixels that do not overlap, so one slice takes them all
        grad_images[:, :, i : i + ho * s : s, j : j + wo * s : s] += grad_output * shares[..., place]
    return grad_images[:, :, padding : padding + height, padding : padding + width]
