import numpy as np

ROLES = ("system", "user", "assistant")
SPECIAL = ("<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|pad|>", "<|unk|>")


def encode(chat, vocab):
    """Ids of one chat, and whether each is to be learned."""
    unknown = vocab["<|unk|>"]
    ids, counts = [], []
    for message in chat:
        role = message["role"]
        if role not in ROLES:
            raise ValueError(f"no such role: {role}")
        # A special token in the content is text that somebody wrote, and opens no turn.
        words = [unknown if word in SPECIAL else vocab.get(word, unknown) for word in message["content"].split()]
        ids += [vocab[f"<|{role}|>"], *words, vocab["<|end|>"]]
        counts += [False] + [role == "assistant"] * (len(words) + 1)  # the end is learned, the header is given
    return ids, counts


def encode_chats(chats, vocab, max_length=None):
    rows = [encode(chat, vocab) for chat in chats]
    longest = max((len(ids[:max_length]) for ids, _ in rows), default=0)
    tokens = np.full((len(rows), longest), vocab["<|pad|>"])
    mask = np.zeros((len(rows), longest), dtype=bool)
    for b, (ids, counts) in enumerate(rows):
        kept = len(ids[:max_length])
        tokens[b, :kept] = ids[:kept]
        mask[b, :kept] = counts[:kept]
    return tokens, mask


def sft_loss(logits, tokens, mask):
    z = np.asarray(logits, dtype=np.float64)[:, :-1]  # (B, n - 1, V): the last position predicts nothing
    z = z - z.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    counts = np.asarray(mask, dtype=bool)[:, 1:]  # of the predicted tokens
    targets = np.where(counts, tokens[:, 1:], 0)
    losses = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0] * counts  # (B, n - 1)
    sizes = counts.sum(axis=1)  # (B,)  mutant-ok: axis=1->-1: the last of two axes
    # mutant-ok: axis=1->-1: the last of two axes
    return losses.sum(axis=1) / np.maximum(sizes, 1), losses.sum() / max(sizes.sum(), 1)
