"""Hugging Face tokenizers. Bytes become characters of one contiguous block, so that its order of ties is the bytes'."""

import json

REQUIRES = ["tokenizers"]
BLOCK = 0x4E00  # byte b is the character BLOCK + b, and ids 0 to 255 go in that order


def _characters(text):
    return "".join(chr(BLOCK + b) for b in text.encode("utf-8"))


def _tokens(merges):
    tokens = [chr(BLOCK + b) for b in range(256)]
    for left, right in merges:
        tokens.append(tokens[left] + tokens[right])
    return tokens


def train_bpe(text, vocab_size):
    from tokenizers import Tokenizer, models, trainers

    tokenizer = Tokenizer(models.BPE())
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        min_frequency=2,
        initial_alphabet=[chr(BLOCK + b) for b in range(256)],
        show_progress=False,
    )
    tokenizer.train_from_iterator([_characters(text)], trainer)
    model = json.loads(tokenizer.to_str())["model"]
    pairs = [pair.split(" ") if isinstance(pair, str) else pair for pair in model["merges"]]
    if len({a + b for a, b in pairs}) < len(pairs):
        return NotImplemented  # its ids are strings: two ids for the same bytes are one there
    return [(model["vocab"][a], model["vocab"][b]) for a, b in pairs]


def encode(text, merges):
    from tokenizers import Tokenizer, models

    tokens = _tokens(merges)
    if len(set(tokens)) < len(tokens):
        return NotImplemented
    vocab = {token: i for i, token in enumerate(tokens)}
    model = models.BPE(vocab=vocab, merges=[(tokens[a], tokens[b]) for a, b in merges])
    return Tokenizer(model).encode(_characters(text)).ids if text else []


def decode(ids, merges):
    """Its ByteLevel decoder, which knows bytes by GPT-2's characters: the printable ones, then 256 and on."""
    from tokenizers import decoders

    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    rest = [b for b in range(256) if b not in plain]
    character = {b: chr(b) for b in plain} | {b: chr(256 + k) for k, b in enumerate(rest)}
    tokens = _tokens(merges)
    return decoders.ByteLevel().decode(["".join(character[ord(c) - BLOCK] for c in tokens[i]) for i in ids])
