# verdict: wrong_answer
# entry: next_token_loss
# group: example
# lesson: You score each position against its own token, which the model has just read. Position t predicts token t +
#   1.
import numpy as np


def log_probabilities(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def weights(tokens, doc_ids, reduction):
    """The weight of each position but the last one in the mean, (B, n - 1): together 1, or 0 where nothing counts."""
    docs = np.zeros(tokens.shape) if doc_ids is None else np.asarray(doc_ids)
    counts = (docs[:, :-1] == docs[:, 1:]) & (docs[:, 1:] != -1)
    if reduction == "token":
        return counts / max(counts.sum(), 1)
    sizes = counts.sum(axis=1, keepdims=True)
    return counts / np.maximum(sizes, 1) / max(np.count_nonzero(sizes), 1)


def next_token_loss(logits, tokens, doc_ids=None, reduction="token"):
    log_p = log_probabilities(np.asarray(logits, dtype=np.float64))[:, :-1]
    w = weights(tokens, doc_ids, reduction)
    targets = np.where(w > 0, tokens[:, :-1], 0)
    losses = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    loss = (w * losses).sum()
    return loss, np.exp(loss)


def next_token_loss_grad(logits, tokens, doc_ids=None, reduction="token"):
    logits = np.asarray(logits, dtype=np.float64)
    w = weights(tokens, doc_ids, reduction)
    targets = np.where(w > 0, tokens[:, 1:], 0)
    grad = np.zeros(logits.shape)
    grad[:, :-1] = np.exp(log_probabilities(logits[:, :-1]))
    s, t = np.indices(targets.shape)
    grad[s, t, targets] -= 1.0
    grad[:, :-1] *= w[..., None]
    return grad
