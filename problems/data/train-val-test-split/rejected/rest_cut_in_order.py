# verdict: wrong_answer
# entry: train_val_test_split
# group: edge
# lesson: You draw the training part at random, and cut the rest in its order, so the indices of validation are below
# those of test. Permute the rest, too.
import numpy as np


def split_sizes(n, weights):
    total = sum(weights)
    if n < 0 or min(weights) < 0 or total == 0:
        raise ValueError("n and the weights must not be negative, and one weight must be positive.")
    sizes = [n * w // total for w in weights]
    remainders = [n * w % total for w in weights]
    left = n - sum(sizes)  # 0, 1 or 2 samples
    for k in sorted(range(3), key=lambda k: -remainders[k])[:left]:  # the sort is stable: ties keep their order
        sizes[k] += 1
    return tuple(sizes)


def train_val_test_split(n, weights, rng):
    n_train, n_val, _ = split_sizes(n, weights)
    train = rng.choice(n, size=n_train, replace=False)
    rest = np.setdiff1d(np.arange(n), train)
    return train, rest[:n_val], rest[n_val:]
