# verdict: runtime_error
# entry: decode
# group: example
# lesson: Ids that a model made up need not be valid UTF-8. Decode with errors="replace", so that any sequence of ids
# has a text.
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
        counts = Counter(zip(ids, ids[1:]))
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
    return data.decode("utf-8")
