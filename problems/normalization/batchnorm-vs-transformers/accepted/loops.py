# style: plain Python over tokens and features
import math

import numpy as np


def _moments(values):
    mean = math.fsum(values) / len(values)
    return mean, math.fsum((v - mean) ** 2 for v in values) / len(values)


def normalize_tokens(x, lengths, norm, eps=1e-5):
    x = np.array(x, dtype=float)
    out = np.zeros(x.shape)
    places = [(n, t) for n in range(len(x)) for t in range(int(lengths[n]))]
    counted = places if norm == "batch" else list(np.ndindex(x.shape[:2]))
    if norm != "layer":
        moments = [_moments([x[p][d] for p in counted]) for d in range(x.shape[2])]
    for p in places:
        row = [_moments(x[p].tolist())] * x.shape[2] if norm == "layer" else moments
        out[p] = [(v - mean) / math.sqrt(var + eps) for v, (mean, var) in zip(x[p].tolist(), row)]
    return out


def largest_changes(sequence, companions, eps=1e-5):
    result = []
    for norm in ("batch-padded", "batch", "layer"):
        lowest, highest = np.full(np.shape(sequence), np.inf), np.full(np.shape(sequence), -np.inf)
        for others in companions:
            parts = [np.array(each, dtype=float) for each in (sequence, *others)]
            longest = max(len(part) for part in parts)
            batch = np.array([np.pad(part, ((0, longest - len(part)), (0, 0))) for part in parts])
            y = normalize_tokens(batch, [len(part) for part in parts], norm, eps)[0][: len(sequence)]
            lowest, highest = np.minimum(lowest, y), np.maximum(highest, y)
        result.append(float((highest - lowest).max()))
    return result
