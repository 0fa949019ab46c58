# verdict: wrong_answer
# entry: split_sizes
# group: example
# lesson: You round each part on its own, so the sizes need not add up to n. Round down, and hand out what is left
# over.
def split_sizes(n, weights):
    total = sum(weights)
    if n < 0 or min(weights) < 0 or total == 0:
        raise ValueError("n and the weights must not be negative, and one weight must be positive.")
    sizes = [round(n * w / total) for w in weights]
    return tuple(sizes)


def train_val_test_split(n, weights, rng):
    n_train, n_val, _ = split_sizes(n, weights)
    order = rng.permutation(n)
    return order[:n_train], order[n_train : n_train + n_val], order[n_train + n_val :]
