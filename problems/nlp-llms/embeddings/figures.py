import numpy as np
from gradus import Lines, Scatter
from reference import embedding, embedding_backward, nearest_words

WORDS = ["cat", "dog", "horse", "red", "blue", "green", "one", "two", "three"]


def trained(steps=400, rate=0.5):
    """A table of two columns, trained so that words of one kind predict each other: softmax over products."""
    rng = np.random.default_rng(1)
    weight = 0.3 * rng.normal(size=(9, 2))
    history = [[], []]
    for _ in range(steps):
        ids = rng.integers(0, 9, size=16)
        targets = ids // 3 * 3 + rng.integers(0, 3, size=16)  # a word of the same kind
        vectors = embedding(ids, weight)
        logits = vectors @ weight.T
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p = (p / p.sum(axis=1, keepdims=True) - np.eye(9)[targets]) / len(ids)
        rows, values = embedding_backward(p @ weight, ids)
        weight -= rate * p.T @ vectors  # the table is the output layer, too
        weight[rows] -= rate * values
        words, similarities = nearest_words(weight[0], weight, 8, exclude=[0])
        similarity = dict(zip(words.tolist(), similarities, strict=True))
        for kept, word in zip(history, (1, 4), strict=True):
            kept.append(similarity[word])
    return weight, history


def figures():
    weight, (same, other) = trained()
    kinds = {"animals": weight[:3], "colours": weight[3:6], "numbers": weight[6:]}
    steps = np.arange(1, len(same) + 1)
    curves = {"cat and dog": same, "cat and blue": other}
    return {
        "table": Scatter(kinds, x_label="column 0", y_label="column 1"),
        "similarity": Lines(steps, curves, x_label="step", y_label="cosine similarity"),
    }
