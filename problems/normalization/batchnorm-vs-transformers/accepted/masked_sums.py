# style: masked sums in place of selecting tokens
import numpy as np


def normalize_tokens(x, lengths, norm, eps=1e-5):
    x = np.array(x, dtype=float)
    mask = (np.arange(x.shape[1])[None] < np.array(lengths)[:, None])[..., None].astype(float)
    if norm == "layer":
        axis, weight = 2, np.ones(x.shape)
    else:
        axis, weight = (0, 1), np.broadcast_to(mask if norm == "batch" else 1.0, x.shape)
    count = weight.sum(axis=axis, keepdims=True)
    centred = x - (x * weight).sum(axis=axis, keepdims=True) / count
    var = (centred**2 * weight).sum(axis=axis, keepdims=True) / count
    return mask * centred / np.sqrt(var + eps)


def largest_changes(sequence, companions, eps=1e-5):
    size, features = np.shape(sequence)
    ranges = {}
    for norm in ("batch-padded", "batch", "layer"):
        results = []
        for others in companions:
            lengths = np.array([size] + [len(each) for each in others])
            batch = np.zeros((len(lengths), lengths.max(), features))
            batch[0, :size] = sequence
            for k, each in enumerate(others, start=1):
                batch[k, : len(each)] = each
            results.append(normalize_tokens(batch, lengths, norm, eps)[0, :size])
        ranges[norm] = (np.max(results, axis=0) - np.min(results, axis=0)).max()
    return ranges["batch-padded"], ranges["batch"], ranges["layer"]
