# verdict: wrong_answer
# entry: split_sizes
# group: example
# lesson: You give everything that is left over to the test part. It goes to the largest remainders.
def split_sizes(n, weights):
    total = sum(weights)
    if n < 0 or min(weights) < 0 or total == 0:
        raise ValueError("n and the weights must not be negative, and one weight must be positive.")
    sizes = [n * w // total for w in weights]
    sizes[2] = n - sizes[0] - sizes[1]
    return tuple(sizes)


def train_val_test_split(n, weights, rng):
    n_train, n_val, _ = split_sizes(n, weights)
    order = rng.permutation(n)
    return order[:n_train], order[n_train : n_train + n_val], order[n_train + n_val :]
