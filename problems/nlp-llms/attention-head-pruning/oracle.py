"""A central difference in the masks for the scores; for the pruning, attention with the masked heads must agree."""

import numpy as np

REQUIRES = ["scipy"]


def head_importance(activations, grads):
    H, G = np.array(activations, dtype=float), np.array(grads, dtype=float)
    scores = np.zeros(H.shape[1])
    for a in range(H.shape[1]):
        for e in range(len(H)):

            def loss(mask, e=e, a=a):  # to first order, which is all that the derivative asks for
                return np.vdot(mask * H[e, a], G[e, a])

            scores[a] += abs(loss(1.5) - loss(0.5)) / len(H)
    return scores


def attention(X, W_q, W_k, W_v, W_o, h, d, mask):
    from scipy.special import softmax

    out = 0.0
    for a in range(h):
        q, k, v = (np.split(X @ w, h, axis=1)[a] for w in (W_q, W_k, W_v))
        out = out + mask[a] * softmax(q @ k.T / np.sqrt(d), axis=1) @ v @ np.split(W_o, h, axis=0)[a]
    return out


def prune_heads(W_q, W_k, W_v, W_o, scores, num_prune):
    h = len(scores)
    pairs = sorted(zip(np.array(scores).tolist(), range(h)))
    kept = sorted(a for _, a in pairs[num_prune:])
    full = [np.array(w, dtype=float) for w in (W_q, W_k, W_v, W_o)]
    small = [np.hstack([np.split(w, h, axis=1)[a] for a in kept]) for w in full[:3]]
    small.append(np.vstack([np.split(full[3], h, axis=0)[a] for a in kept]))
    X = np.random.default_rng(0).normal(size=(3, len(full[0])))
    d = full[0].shape[1] // h
    before = attention(X, *full, h, d, [a in kept for a in range(h)])
    after = attention(X, *small, len(kept), d, [1] * len(kept))
    assert np.allclose(before, after)
    return *small, kept
