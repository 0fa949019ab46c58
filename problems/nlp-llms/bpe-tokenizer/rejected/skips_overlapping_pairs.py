# verdict: wrong_answer
# entry: train_bpe
# group: example, edge
# lesson: You count a run like aaa once, as if the pairs were already replaced. Every neighbouring pair counts,
# overlapping ones too; only the replacing is without overlap.
from collections import Counter


def merge(ids, pair, new_id):
    """The ids with every occurrence of the pair replaced, from left to right, without overlap."""
    merged = []
    i = 0
    while i < len(ids):
        if tuple(ids[i : i + 2]) == pair:
            merged.append(new_id)
            i += 2
        else:
            merged.append(ids[i])
            i += 1
    return merged


def train_bpe(text, vocab_size):
    if vocab_size < 256:
        raise ValueError("The 256 bytes are always in the vocabulary.")
    ids = list(text.encode("utf-8"))
    merges = []
    while len(merges) < vocab_size - 256:
        counts = Counter()
        i = 0
        while i + 1 < len(ids):
            counts[ids[i], ids[i + 1]] += 1
            i += 2 if i + 2 < len(ids) and ids[i] == ids[i + 1] == ids[i + 2] else 1
        if max(counts.values(), default=0) < 2:
            break
        pair = min(counts, key=lambda pair: (-counts[pair], pair))
        ids = merge(ids, pair, 256 + len(merges))
        merges.append(pair)
    return merges


def encode(text, merges):
    rank = {pair: k for k, pair in enumerate(merges)}
    ids = list(text.encode("utf-8"))
    while known := [pair for pair in zip(ids, ids[1:]) if pair in rank]:
        first = min(known, key=rank.get)
        ids = merge(ids, first, 256 + rank[first])
    return ids


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)]
    for left, right in merges:
        tokens.append(tokens[left] + tokens[right])
    if any(not 0 <= i < len(tokens) for i in ids):
        raise ValueError("There is an id that is not in the vocabulary.")
    data = b"".join(tokens[i] for i in ids)
    return data.decode("utf-8", errors="replace")
