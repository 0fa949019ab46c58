# style: encodes by replaying all merges in order over a stack, decodes by recursion, counts in a plain dict


def _replace(ids, left, right, new):
    out = []
    taken = -1  # the index of the last id used up in a merge
    for i, one in enumerate(ids):
        if i == taken:
            continue
        if one == left and i + 1 < len(ids) and ids[i + 1] == right:
            out.append(new)
            taken = i + 1
        else:
            out.append(one)
    return out


def train_bpe(text, vocab_size):
    if vocab_size < 256:
        raise ValueError("vocab_size")
    ids = [int(b) for b in bytearray(text, "utf-8")]
    merges = []
    for new in range(256, vocab_size):
        counts = {}
        for i in range(len(ids) - 1):
            pair = (ids[i], ids[i + 1])
            counts[pair] = counts.get(pair, 0) + 1
        best, most = None, 1
        for pair in sorted(counts):
            if counts[pair] > most:
                best, most = pair, counts[pair]
        if best is None:
            return merges
        merges.append(list(best))
        ids = _replace(ids, *best, new)
    return merges


def encode(text, merges):
    ids = list(text.encode())
    for k, (left, right) in enumerate(merges):
        ids = _replace(ids, left, right, 256 + k)
    return ids


def decode(ids, merges):
    def expand(i):
        if i < 0 or i >= 256 + len(merges):
            raise ValueError(i)
        if i < 256:
            return bytes((i,))
        left, right = merges[i - 256]
        return expand(left) + expand(right)

    data = b""
    for i in ids:
        data += expand(i)
    return str(data, "utf-8", "replace")
