# style: NumPy: pairs packed into one integer and counted with unique; encode merges one occurrence at a time
import numpy as np


def _codes(ids):
    return ids[:-1] * 2**20 + ids[1:]


def _merge(ids, code, new):
    hits = np.flatnonzero(_codes(ids) == code)
    keep, last = [], -2
    for h in hits:
        if h > last + 1:
            keep.append(h)
            last = h
    ids = ids.copy()
    ids[keep] = new
    return np.delete(ids, np.array(keep, dtype=int) + 1)


def train_bpe(text, vocab_size):
    if vocab_size - 256 < 0:
        raise ValueError("too small")
    ids = np.frombuffer(text.encode("utf-8"), dtype=np.uint8).astype(np.int64)
    merges = []
    while len(merges) + 256 != vocab_size and len(ids) >= 2:
        codes, counts = np.unique(_codes(ids), return_counts=True)  # sorted: argmax takes the lowest of equals
        best = np.argmax(counts)
        if counts[best] == 1:
            break
        ids = _merge(ids, codes[best], 256 + len(merges))
        merges.append(divmod(int(codes[best]), 2**20))
    return merges


def encode(text, merges):
    ids = list(text.encode("utf-8"))
    while True:
        found = [(merges.index(p), i) for i, p in enumerate(zip(ids, ids[1:])) if p in merges]
        if not found:
            return np.array(ids, dtype=np.int64).tolist()
        rank, i = min(found)  # the leftmost one of the lowest rank, and only that
        ids[i : i + 2] = [256 + rank]


def decode(ids, merges):
    table = {i: np.array([i], dtype=np.uint8) for i in range(256)}
    for k, (a, b) in enumerate(merges):
        table[256 + k] = np.concatenate([table[a], table[b]])
    try:
        parts = [table[i] for i in ids]
    except KeyError as error:
        raise ValueError("unknown id") from error
    return np.concatenate([np.zeros(0, dtype=np.uint8), *parts]).tobytes().decode(errors="replace")
