import numpy as np
from gradus import Grid, HeatMap
from reference import multi_head_attention


def figures():
    """Heads that are built to look for one thing each: the token before, the same letter, the first token."""
    text = "abcabdab"
    n, letters = len(text), "abcd"
    position, letter, one = np.eye(n), np.eye(4)[[letters.index(each) for each in text]], np.ones((n, 1))
    X = np.concatenate([position, letter, one], axis=1)  # (n, D) with D = n + 5
    D = X.shape[1]
    W_q, W_k = np.zeros((D, 3 * n)), np.zeros((D, 3 * n))
    W_q[1:n, : n - 1], W_k[:n, :n] = 12.0 * np.eye(n - 1), np.eye(n)  # head 0: position i asks for i - 1
    W_q[n : n + 4, n : n + 4], W_k[n : n + 4, n : n + 4] = 12.0 * np.eye(4), np.eye(4)  # head 1: the same letter
    W_q[-1, 2 * n], W_k[0, 2 * n] = 12.0, 1.0  # head 2: everyone asks for position 0
    weights = multi_head_attention(X, W_q, W_k, np.eye(D, 3 * 2), np.eye(6), 3, causal=True)[1]
    titles = ("head 0: the token before", "head 1: the same letter", "head 2: the first token")
    parts = []
    for title, head in zip(titles, weights, strict=True):
        shown = np.where(np.tri(n, dtype=bool), head, np.nan)
        labels = {"row_labels": list(text), "column_labels": list(text)}
        parts.append(HeatMap(shown, title=title, x_label="key", y_label="query", value_label="weight", **labels))
    return {"heads": Grid(parts, columns=3)}
