# verdict: wrong_answer
# entry: normalize_tokens
# group: edge
# lesson: You take every token of zeros for padding. Real tokens may be zeros; the lengths say where the padding begins.
import numpy as np


def normalize_tokens(x, lengths, norm, eps=1e-5):
    x = np.asarray(x, dtype=np.float64)
    real = np.arange(x.shape[1]) < np.asarray(lengths)[:, None]
    real &= (x != 0.0).any(axis=2)
    if norm == "layer":
        mean, var = x.mean(axis=2, keepdims=True), x.var(axis=2, keepdims=True)
    else:
        tokens = x[real] if norm == "batch" else np.concatenate(x)
        mean, var = tokens.mean(axis=0), tokens.var(axis=0)
    return np.where(real[:, :, None], (x - mean) / np.sqrt(var + eps), 0.0)


def right_tokens(x, lengths, norm, eps=1e-5):
    x = np.asarray(x, dtype=np.float64)
    real = np.arange(x.shape[1]) < np.asarray(lengths)[:, None]
    if norm == "layer":
        mean, var = x.mean(axis=2, keepdims=True), x.var(axis=2, keepdims=True)
    else:
        tokens = x[real] if norm == "batch" else np.concatenate(x)
        mean, var = tokens.mean(axis=0), tokens.var(axis=0)
    return np.where(real[:, :, None], (x - mean) / np.sqrt(var + eps), 0.0)


def padded(sequences):
    """Sequences (S_j, D) as one batch (N, T, D) with zeros at the end, and their lengths."""
    lengths = np.array([len(each) for each in sequences])
    features = np.shape(sequences[0])[1]
    batch = np.zeros((len(sequences), lengths.max(), features))
    for row, each in zip(batch, sequences):
        row[: len(each)] = each
    return batch, lengths


def largest_changes(sequence, companions, eps=1e-5):
    batches = [padded([sequence, *others]) for others in companions]
    changes = []
    for norm in ("batch-padded", "batch", "layer"):
        seen = np.array([right_tokens(*batch, norm, eps)[0, : len(sequence)] for batch in batches])
        changes.append(np.ptp(seen, axis=0).max())
    return tuple(changes)
