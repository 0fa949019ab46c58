# style: complex exponentials, whose parts are stacked and flattened; frequencies by exp and log
import numpy as np


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    if length < 0 or offset < 0 or dim < 1:
        raise ValueError("bad size")
    even = dim + dim % 2
    frequency = np.exp(-np.log(base) * np.arange(0, even, 2) / dim)
    wave = np.exp(1j * np.outer(offset + np.arange(length), frequency))
    return np.stack([wave.imag, wave.real], axis=-1).reshape(length, even)[:, :dim]
