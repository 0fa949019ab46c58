# verdict: wrong_answer
# entry: encode
# group: example
# lesson: You cut the text greedily into the longest known tokens. BPE applies the merges in the order in which they
# were learned, and the result is often another.
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
    tokens = [bytes([value]) for value in range(256)]
    for left, right in merges:
        tokens.append(tokens[left] + tokens[right])
    by_bytes = {}
    for i, token in enumerate(tokens):
        by_bytes.setdefault(token, i)
    longest = max(map(len, tokens))
    data = text.encode("utf-8")
    ids = []
    i = 0
    while i < len(data):
        for n in range(min(longest, len(data) - i), 0, -1):
            if data[i : i + n] in by_bytes:
                ids.append(by_bytes[data[i : i + n]])
                i += n
                break
    return ids


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)]
    for left, right in merges:
        tokens.append(tokens[left] + tokens[right])
    if any(not 0 <= i < len(tokens) for i in ids):
        raise ValueError("There is an id that is not in the vocabulary.")
    data = b"".join(tokens[i] for i in ids)
    return data.decode("utf-8", errors="replace")
