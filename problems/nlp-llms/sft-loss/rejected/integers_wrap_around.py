# verdict: wrong_answer
# entry: sft_loss
# group: shape
# lesson: You subtract logits in the integers' own width, where differences below 0 wrap around. Convert to
# float64 first.
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

        words = [unknown if word in SPECIAL else vocab.get(word, unknown) for word in message["content"].split()]
        ids += [vocab[f"<|{role}|>"], *words, vocab["<|end|>"]]
        counts += [False] + [role == "assistant"] * (len(words) + 1)
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
    z = np.asarray(logits)[:, :-1]
    z = z - z.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    counts = np.asarray(mask, dtype=bool)[:, 1:]
    targets = np.where(counts, tokens[:, 1:], 0)
    losses = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0] * counts
    sizes = counts.sum(axis=1)
    return losses.sum(axis=1) / np.maximum(sizes, 1), losses.sum() / max(sizes.sum(), 1)
