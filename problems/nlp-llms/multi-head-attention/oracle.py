"""One token and one head at a time: scipy.special.softmax over the products of Python lists of columns."""

import numpy as np

REQUIRES = ["scipy"]


def multi_head_attention(X, W_q, W_k, W_v, W_o, num_heads, num_kv_heads=None, causal=False):
    from scipy.special import softmax

    X, W_q, W_k, W_v, W_o = (np.asarray(each, dtype=float) for each in (X, W_q, W_k, W_v, W_o))
    shared = num_heads // (num_kv_heads or num_heads)
    n = X.shape[-2]
    query_blocks = np.split(W_q, num_heads, axis=1)
    key_blocks, value_blocks = (np.split(w, num_heads // shared, axis=1) for w in (W_k, W_v))
    weights = np.zeros((*X.shape[:-2], num_heads, n, n))
    output = np.zeros((*X.shape[:-1], W_o.shape[1]))
    for b in np.ndindex(*X.shape[:-2]):
        for i in range(n):
            seen = i + 1 if causal else n
            joined = []
            for a in range(num_heads):
                W = query_blocks[a] @ key_blocks[a // shared].T  # the bilinear form of the head, (D, D)
                row = softmax(X[b][:seen] @ W.T @ X[b][i] / np.sqrt(query_blocks[a].shape[1]))
                weights[b][a, i, :seen] = row
                joined.extend((row @ X[b][:seen]) @ value_blocks[a // shared])
            output[b][i] = np.array(joined) @ W_o
    return output, weights
