# style: x cos + rotate(x) sin over the full width, as libraries have it
import numpy as np


def rotary_embedding(x, offset=0, base=10000.0, interleaved=True):
    x = np.asarray(x).astype(float)
    d = x.shape[-1]
    if d & 1:
        raise ValueError(d)
    theta = (np.arange(x.shape[-2]) + offset)[:, np.newaxis] * np.exp(-np.log(base) * np.arange(0, d, 2) / d)
    if interleaved:
        theta = np.repeat(theta, 2, axis=-1)
        other = np.stack([-x[..., 1::2], x[..., 0::2]], axis=-1).reshape(x.shape)
    else:
        theta = np.tile(theta, 2)
        other = np.concatenate([-x[..., d // 2 :], x[..., : d // 2]], axis=-1)
    return x * np.cos(theta) + other * np.sin(theta)


def to_split_half(W, num_heads):
    if np.shape(W)[1] % num_heads or np.shape(W)[1] // num_heads % 2:
        raise ValueError("odd")
    heads = np.split(np.asarray(W, dtype=float), num_heads, axis=1)
    return np.concatenate([part for head in heads for part in (head[:, ::2], head[:, 1::2])], axis=1)
