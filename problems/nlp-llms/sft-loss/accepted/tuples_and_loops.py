# style: one flat list of (id, flag) pairs for each chat, and a loss position by position
import math

import numpy as np


def pairs(chat, vocab):
    for message in chat:
        if message["role"] not in {"system", "user", "assistant"}:
            raise ValueError(message["role"])
        mine = message["role"] == "assistant"
        yield vocab["<|" + message["role"] + "|>"], False
        for word in message["content"].split():
            special = word[:2] == "<|" and word in {"<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|pad|>"}
            yield (vocab["<|unk|>"] if special or word not in vocab else vocab[word]), mine
        yield vocab["<|end|>"], mine


def encode_chats(chats, vocab, max_length=None):
    rows = [list(pairs(chat, vocab)) for chat in chats]
    if max_length is not None:
        rows = [row[:max_length] for row in rows]
    n = max([len(row) for row in rows] + [0])
    rows = [row + [(vocab["<|pad|>"], False)] * (n - len(row)) for row in rows]
    tokens = np.array([[token for token, _ in row] for row in rows], dtype=np.int64)
    mask = np.array([[flag for _, flag in row] for row in rows], dtype=bool)
    return tokens.reshape(len(rows), n), mask.reshape(len(rows), n)


def sft_loss(logits, tokens, mask):
    per_example, total, count = [], 0.0, 0
    for row, ids, flags in zip(logits, tokens, mask):
        losses = []
        for t in range(1, len(ids)):
            if flags[t]:
                scores = [float(z) for z in row[t - 1]]
                top = max(scores)
                losses.append(top + math.log(sum(math.exp(z - top) for z in scores)) - scores[int(ids[t])])
        per_example.append(sum(losses) / len(losses) if losses else 0.0)
        total, count = total + sum(losses), count + len(losses)
    return np.array(per_example), total / count if count else 0.0
