"""scipy.special.log_softmax document by document, and for the gradient complex steps through the loss."""

import numpy as np

REQUIRES = ["scipy"]


def _runs(tokens, doc_ids, s):
    """The stretches of sequence s that are one document, as pairs (first, last + 1)."""
    n = tokens.shape[1]
    if doc_ids is None:
        return [(0, n)]
    edges = [0, *[t for t in range(1, n) if doc_ids[s, t] != doc_ids[s, t - 1]], n]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if doc_ids[s, a] != -1]


def _mean(losses, reduction):
    losses = [each for each in losses if each]
    if reduction == "token":
        losses = [[loss for each in losses for loss in each]] if losses else []
    return np.mean([np.mean(each) for each in losses]) if losses else 0.0


def next_token_loss(logits, tokens, doc_ids=None, reduction="token"):
    from scipy.special import log_softmax

    log_p = log_softmax(np.asarray(logits, dtype=float), axis=-1) if logits.size else logits
    losses = []
    for s in range(len(tokens)):
        losses.append([-log_p[s, t, tokens[s, t + 1]] for a, b in _runs(tokens, doc_ids, s) for t in range(a, b - 1)])
    loss = float(_mean(losses, reduction))
    return loss, np.exp(loss)


def next_token_loss_grad(logits, tokens, doc_ids=None, reduction="token"):
    places = [[(s, t) for a, b in _runs(tokens, doc_ids, s) for t in range(a, b - 1)] for s in range(len(tokens))]
    grad = np.zeros(logits.shape)
    for s, t in (place for each in places for place in each):
        for v in range(logits.shape[-1]):
            z = np.array(logits[s, t], dtype=complex)
            z[v] += 1e-30j
            shifted = z - z.real.max()
            slope = -(shifted[tokens[s, t + 1]] - np.log(np.exp(shifted).sum())).imag / 1e-30
            values = [[slope if place == (s, t) else 0.0 for place in each] for each in places]
            grad[s, t, v] = _mean(values, reduction)
    return grad
