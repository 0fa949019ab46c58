import numpy as np
from gradus import Lines
from reference import encode, train_bpe

TEXT = "the cat sat on the mat and the rat sat on the cat while the hat sat flat on the mat by the vat " * 4


def figures():
    merges = train_bpe(TEXT, 256 + 40)
    lengths = [len(encode(TEXT, merges[:n])) for n in range(len(merges) + 1)]
    return {
        "lengths": Lines(np.arange(len(lengths)), {"tokens": lengths}, x_label="merges", y_label="tokens of the text")
    }
