"""torch's cross entropy with ignored labels, example by example; the encoding by way of one marked string per chat."""

import numpy as np

REQUIRES = ["torch"]
SPECIAL = {"<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|pad|>"}


def encode_chats(chats, vocab, max_length=None):
    rows = []
    for chat in chats:
        marked = []
        for message in chat:
            learned = "+" if message["role"] == "assistant" else "-"
            words = ["<|unk|>" if word in SPECIAL else word for word in message["content"].split()]
            marked += ["-<|" + message["role"] + "|>"] + [learned + word for word in [*words, "<|end|>"]]
        rows.append(marked if max_length is None else marked[:max_length])
    n = max(map(len, rows), default=0)
    grid = [row + ["-<|pad|>"] * (n - len(row)) for row in rows]
    tokens = np.array([[vocab.get(word[1:], vocab["<|unk|>"]) for word in row] for row in grid], dtype=np.int64)
    mask = np.array([[word[0] == "+" for word in row] for row in grid], dtype=bool)
    return tokens.reshape(len(rows), n), mask.reshape(len(rows), n)


def sft_loss(logits, tokens, mask):
    import torch
    from torch.nn.functional import cross_entropy

    z = torch.tensor(np.array(logits, dtype=float))[:, :-1]
    labels = torch.tensor(np.where(np.array(mask) == 1, np.array(tokens, dtype=np.int64), -100))[:, 1:]

    def mean(z, labels):
        if not (labels != -100).any():
            return 0.0
        return float(cross_entropy(z.reshape(-1, z.shape[-1]), labels.reshape(-1), ignore_index=-100))

    return np.array([mean(z[b], labels[b]) for b in range(len(z))]), mean(z, labels)
