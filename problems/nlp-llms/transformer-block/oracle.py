"""Token by token and head by head over the whole sequence, with scipy.special.softmax; the steps are cut from it."""

import numpy as np

REQUIRES = ["scipy"]


def _norm(z, p, which):
    standard = (z - np.mean(z)) / np.sqrt(np.var(z) + 1e-5)
    return p[f"norm{which}_weight"] * standard + p[f"norm{which}_bias"]


def transformer_block(x, params, num_heads, causal=False):
    from scipy.special import softmax

    x = np.asarray(x, dtype=float)
    p = {k: np.asarray(v, dtype=float) for k, v in params.items()}
    y = np.zeros(x.shape)
    for b in np.ndindex(*x.shape[:-2]):
        z = [_norm(token, p, 1) for token in x[b]]
        keys, values = (np.array([token @ p[name] for token in z]) for name in ("W_k", "W_v"))
        for i, token in enumerate(x[b]):
            seen = i + 1 if causal else len(z)
            joined = []
            for q, k, v in zip(
                *(np.split(m, num_heads, axis=-1) for m in (z[i] @ p["W_q"], keys, values)), strict=True
            ):
                joined.append(softmax(k[:seen] @ q / np.sqrt(len(q))) @ v[:seen])
            h = token + np.concatenate(joined) @ p["W_o"]
            inner = _norm(h, p, 2) @ p["W_1"] + p["b_1"]
            y[b][i] = h + (inner * (inner > 0)) @ p["W_2"] + p["b_2"]
    return y


def transformer_step(x, params, num_heads, pieces, twice=False):
    if x.shape[-2] > 300:
        return NotImplemented
    y = transformer_block(x[..., : sum(pieces), :], params, num_heads, True)
    return np.split(y, np.cumsum(pieces)[:-1], axis=-2)
