# style: einsum with an axis for the group, so that keys and values are never copied
import numpy as np


def multi_head_attention(X, W_q, W_k, W_v, W_o, num_heads, num_kv_heads=None, causal=False):
    h, g = num_heads, num_heads if num_kv_heads is None else num_kv_heads
    columns = [np.shape(w)[1] for w in (W_q, W_k, W_v)]
    if any(count % parts for count, parts in ((h, g), (columns[0], h), (columns[1], g), (columns[2], g))):
        raise ValueError("The heads do not come out even.")
    D, n = np.shape(X)[-1], np.shape(X)[-2]
    X = np.asarray(X, dtype=float)
    q = np.einsum("...nD,Dgrd->...ngrd", X, np.reshape(W_q, (D, g, h // g, -1)))
    k = np.einsum("...nD,Dgd->...ngd", X, np.reshape(W_k, (D, g, -1)))
    v = np.einsum("...nD,Dgv->...ngv", X, np.reshape(W_v, (D, g, -1)))
    s = np.einsum("...igrd,...jgd->...grij", q, k) * q.shape[-1] ** -0.5
    if causal:
        s = s + np.where(np.arange(n) > np.arange(n)[:, None], -np.inf, 0.0)
    p = np.exp(s - np.maximum.reduce(s, axis=-1, keepdims=True, initial=-np.inf))
    p /= p.sum(axis=-1, keepdims=True)
    out = np.einsum("...grij,...jgv,grvo->...io", p, v, np.reshape(W_o, (g, h // g, v.shape[-1], -1)))
    return out, p.reshape(*p.shape[:-4], h, n, n)
