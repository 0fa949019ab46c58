# verdict: wrong_answer
# entry: pool2d
# group: edge
# lesson: You divide by the number of real pixels in a window. The zeros of the padding count here: the divisor is
# always the size of the window.
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
    patches = windows(x, kernel_size, kernel_size if stride is None else stride, padding, mode)
    if mode == "max":
        return patches.max(axis=-1)
    step = kernel_size if stride is None else stride
    counts = windows(np.ones(x.shape), kernel_size, step, padding, mode).sum(axis=-1)
    return patches.sum(axis=-1) / counts


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
