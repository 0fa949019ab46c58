# verdict: wrong_answer
# entry: train_val_test_split
# group: example
# lesson: You seed a generator of your own, so that every call gives the same split. All randomness has to come from
# the caller's.
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
    order = np.random.default_rng(42).permutation(n)
    return order[:n_train], order[n_train : n_train + n_val], order[n_train + n_val :]
