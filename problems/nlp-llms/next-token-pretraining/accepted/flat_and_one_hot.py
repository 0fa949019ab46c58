# style: shifted labels with -100 for what does not count, flattened, and one-hot targets
import numpy as np


def _labels(tokens, doc_ids):
    labels = np.full(np.shape(tokens), -100, dtype=np.int64)
    labels[:, :-1] = tokens[:, 1:]
    labels[:, -1:] = -100
    if doc_ids is not None:
        same = np.asarray(doc_ids)[:, 1:] == np.asarray(doc_ids)[:, :-1]
        real = np.asarray(doc_ids)[:, 1:] > -1
        labels[:, :-1][~(same & real)] = -100
    keep = labels != -100
    if doc_ids is not None:
        keep[:, :-1] = same & real
    else:
        keep[:, :-1] = True
    keep[:, -1:] = False
    return labels, keep


def _all(logits, tokens, doc_ids, reduction):
    z = np.array(logits, dtype=float)
    labels, keep = _labels(tokens, doc_ids)
    per_row = keep.sum(axis=1)
    if reduction == "sequence":
        rows = np.count_nonzero(per_row)
        share = keep / np.where(per_row > 0, per_row, 1)[:, None] / max(rows, 1)
    else:
        share = keep * (1.0 / max(keep.sum(), 1))
    z = z.reshape(-1, z.shape[-1])
    lse = np.logaddexp.reduce(z, axis=1, keepdims=True)
    hot = (labels.reshape(-1, 1) == np.arange(z.shape[1])) & keep.reshape(-1, 1)
    return z - lse, hot, share.reshape(-1, 1)


def next_token_loss(logits, tokens, doc_ids=None, reduction="token"):
    log_p, hot, share = _all(logits, tokens, doc_ids, reduction)
    loss = -float(np.sum(np.where(hot, log_p, 0.0) * share))
    return loss, float(np.exp(loss))


def next_token_loss_grad(logits, tokens, doc_ids=None, reduction="token"):
    log_p, hot, share = _all(logits, tokens, doc_ids, reduction)
    return (share * (np.exp(log_p) - hot)).reshape(np.shape(logits))
