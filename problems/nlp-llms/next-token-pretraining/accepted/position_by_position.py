# style: loops over the positions that count, collected in a list for each sequence
import math

import numpy as np


def _positions(tokens, doc_ids):
    for s in range(len(tokens)):
        found = []
        for t in range(len(tokens[s]) - 1):
            if doc_ids is None or (doc_ids[s][t] == doc_ids[s][t + 1] and doc_ids[s][t] >= 0):
                found.append((s, t, int(tokens[s][t + 1])))
        if found:
            yield found


def _terms(tokens, doc_ids, reduction):
    found = list(_positions(tokens, doc_ids))
    total = sum(len(each) for each in found)
    for each in found:
        for place in each:
            yield place, 1.0 / total if reduction == "token" else 1.0 / len(each) / len(found)


def _probabilities(row):
    row = np.array(row, dtype=float)
    e = np.exp(row - max(row))
    return row - max(row) - math.log(sum(e)), e / sum(e)


def next_token_loss(logits, tokens, doc_ids=None, reduction="token"):
    loss = 0.0
    for (s, t, target), share in _terms(tokens, doc_ids, reduction):
        loss -= share * _probabilities(logits[s][t])[0][target]
    return loss, math.exp(loss)


def next_token_loss_grad(logits, tokens, doc_ids=None, reduction="token"):
    grad = np.zeros(np.shape(logits))
    for (s, t, target), share in _terms(tokens, doc_ids, reduction):
        grad[s, t] = share * _probabilities(logits[s][t])[1]
        grad[s, t, target] -= share
    return grad
