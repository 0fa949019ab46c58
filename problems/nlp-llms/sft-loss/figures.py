import numpy as np
from gradus import HeatMap, Lines
from reference import encode_chats, sft_loss

WORDS = "<|pad|> <|unk|> <|system|> <|user|> <|assistant|> <|end|> two plus is four thanks".split()
VOCAB = {word: i for i, word in enumerate(WORDS)}


def mask_figure():
    ask, reply = {"role": "user", "content": "two plus two is"}, {"role": "assistant", "content": "four"}
    thanks = {"role": "user", "content": "thanks"}
    longer = {"role": "assistant", "content": "two plus two is four"}
    tokens, mask = encode_chats([[ask, reply], [ask, reply, thanks], [thanks, longer]], VOCAB)
    shade = np.where(mask, 2, np.where(tokens == VOCAB["<|pad|>"], 0, 1))
    rows = ["one reply", "then thanks", "a longer reply"]
    return HeatMap(shade, row_labels=rows, x_label="token", value_label="0 padding, 1 given, 2 learned")


def means_figure():
    lengths = np.arange(1, 33)
    by_token, by_example = [], []
    for n in lengths:
        width = max(4, n) + 1
        logits = np.zeros((2, width, 2))
        logits[0, :, 0] = np.log(np.exp(3.0) - 1)  # the loss of token 1 is 3 in the first example, and 1 in the second
        logits[1, :, 0] = np.log(np.exp(1.0) - 1)
        mask = np.array([(np.arange(width) > 0) & (np.arange(width) <= k) for k in (4, n)])
        examples, token = sft_loss(logits, np.ones((2, width), dtype=int), mask)
        by_token.append(token)
        by_example.append(examples.mean())
    curves = {"mean over tokens": by_token, "mean of the examples": by_example}
    return Lines(lengths, curves, x_label="tokens of the second reply", y_label="loss")


def figures():
    return {"mask": mask_figure(), "means": means_figure()}
