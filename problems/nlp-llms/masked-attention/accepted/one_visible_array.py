# style: one boolean array of all that is visible, a finite stand-in for hidden scores, zeros at the end
import numpy as np


def masked_attention(Q, K, V, mask=None, key_lengths=None, causal=False):
    q, k = np.asarray(Q, dtype=float), np.asarray(K, dtype=float)
    s = np.einsum("...id,...jd->...ij", q, k) * q.shape[-1] ** -0.5
    n, m = s.shape[-2:]
    visible = np.ones(s.shape, dtype=bool)
    if mask is not None and np.asarray(mask).dtype == bool:
        visible &= mask
    elif mask is not None:
        visible &= mask > -np.inf
        s = s + np.where(mask > -np.inf, mask, 0.0)
    if key_lengths is not None:
        visible &= (np.arange(m) < np.asarray(key_lengths)[..., np.newaxis])[..., np.newaxis, :]
    if causal:
        visible &= np.arange(m)[None, :] - m <= np.arange(n)[:, None] - n
    s = np.where(visible, s, np.finfo(float).min)
    e = np.exp(s - s.max(axis=-1, keepdims=True)) * visible
    total = e.sum(axis=-1, keepdims=True)
    p = np.divide(e, total, out=np.zeros_like(e), where=total > 0)
    return np.matmul(p, V), p
