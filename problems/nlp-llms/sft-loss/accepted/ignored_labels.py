# style: labels of -100 that are shifted, as a training script would have them
import numpy as np

CHAT = {"system": "<|system|>", "user": "<|user|>", "assistant": "<|assistant|>"}


def encode_chats(chats, vocab, max_length=None):
    text = {word: i for word, i in vocab.items() if word not in [*CHAT.values(), "<|end|>", "<|pad|>"]}
    ids, flags = [], []
    for chat in chats:
        ids.append([])
        flags.append([])
        for message in chat:
            if message["role"] not in CHAT:
                raise ValueError("role")
            words = [text.get(w, vocab["<|unk|>"]) for w in message["content"].split()]
            ids[-1] += [vocab[CHAT[message["role"]]]] + words + [vocab["<|end|>"]]
            flags[-1] += [False] + [message["role"] == "assistant" for _ in range(len(words) + 1)]
    n = max([len(row) for row in ids], default=0)
    n = n if max_length is None else min(n, max_length)
    tokens, mask = np.full((len(ids), n), vocab["<|pad|>"]), np.full((len(ids), n), False)
    for b in range(len(ids)):
        tokens[b, : len(ids[b])] = ids[b][:n]
        mask[b, : len(ids[b])] = flags[b][:n]
    return tokens, mask


def sft_loss(logits, tokens, mask):
    z = np.array(logits, dtype=float)
    labels = np.full(np.shape(tokens), -100)
    labels[:, :-1] = np.where(np.array(mask)[:, 1:] == 1, np.array(tokens)[:, 1:], -100)
    keep = labels != -100
    log_p = z - np.logaddexp.reduce(z, axis=-1, keepdims=True)
    b, t = np.nonzero(keep)
    losses = np.zeros(keep.shape)
    losses[b, t] = -log_p[b, t, labels[b, t]]
    return [row[k].mean() if k.any() else 0.0 for row, k in zip(losses, keep)], losses[keep].mean() if keep.any() else 0
