import numpy as np
from gradus import Lines
from reference import next_token_loss

TEXT = (
    "the model reads a text from left to right and at each place it says which letter it expects next the "
    "letter that comes is the target and the loss is large where the model was surprised so it learns that a q "
    "is followed by a u that a space follows the end of a word and that the letter e is more common than the "
    "letter z with more context it would learn words and with much more it would learn what the words are "
    "about but a table of pairs can only see the last letter and its loss stays where the pairs leave it no "
    "matter how long it is trained on the same kind of text "
)


def figures():
    tokens = np.array([0 if letter == " " else ord(letter) - 96 for letter in TEXT])
    seen, rest = tokens[:400], tokens[400:]
    sizes = np.arange(0, 401, 8)
    known, new = [], []
    for size in sizes:
        pairs = np.full((27, 27), 0.1)  # a tenth of a count for each pair, so that none is impossible
        np.add.at(pairs, (seen[: max(size - 1, 0)], seen[1 : max(size, 1)]), 1.0)
        table = np.log(pairs / pairs.sum(axis=1, keepdims=True))
        known.append(next_token_loss(table[seen][None], seen[None])[1])
        new.append(next_token_loss(table[rest][None], rest[None])[1])
    curves = {"the first 400 characters": known, "the rest of the text": new}
    return {"training": Lines(sizes, curves, x_label="characters counted", y_label="perplexity")}
