"""Without shuffle the batches are given. With it: right samples, each at most once, in an order that is random
enough."""

from collections import Counter
from math import perm

import numpy as np

from gradus import binomial_interval


def key(x, y):
    return np.ascontiguousarray(x).tobytes(), np.ascontiguousarray(y).tobytes()


def batch_iterator(inputs, output, expected, expect):
    X, y = inputs["X"], inputs["y"]
    batches = [[(np.asarray(a), np.asarray(b)) for a, b in epoch] for epoch in output]
    for epoch in batches:
        for a, b in epoch:
            if a.dtype != X.dtype or b.dtype != y.dtype:
                return f"The batches have the dtypes {a.dtype} and {b.dtype}; X has {X.dtype} and y has {y.dtype}."
    if not inputs.get("shuffle", False):
        return in_order(batches, expected)
    orders = []
    for epoch in batches:
        order, complaint = trace(X, y, epoch)
        if complaint:
            return complaint
        orders.append(order)
    return randomness(X, y, orders)


def in_order(batches, expected):
    for epoch, right in zip(batches, expected):
        for k, (batch, wanted) in enumerate(zip(epoch, right)):
            if not all(np.array_equal(got, want) for got, want in zip(batch, wanted)):
                return f"Batch {k} does not hold its samples in the order of the data."
    return None


def trace(X, y, epoch):
    """The indices of an epoch's samples in X and y, or what is wrong with them."""
    places = {}
    for i in range(len(X)):
        places.setdefault(key(X[i], y[i]), []).append(i)
    rows = {np.ascontiguousarray(x).tobytes() for x in X}
    order = []
    for X_batch, y_batch in epoch:
        for x, label in zip(X_batch, y_batch):
            if key(x, label) not in places:
                known = np.ascontiguousarray(x).tobytes() in rows
                return (
                    None,
                    "A row of X comes with the y of another." if known else "A batch holds a row that is not in X.",
                )
            if not places[key(x, label)]:
                return None, "A sample comes more than once in an epoch."
            order.append(places[key(x, label)].pop(0))
    return order, None


def randomness(X, y, orders):
    if len({key(a, b) for a, b in zip(X, y)}) < len(X):
        return None  # equal samples: the order cannot be seen
    taken = len(orders[0])
    if taken >= 13:  # by chance one time in 6e9
        if orders[0] == sorted(orders[0]):
            return "The samples come in the order of the data although shuffle is true."
        if len(orders) > 1 and all(order == orders[0] for order in orders):
            return "Every epoch has the same order, although the generator moves on."
    if complaint := thirds(len(X), orders[0]):
        return complaint
    if len(orders) >= 200 and 0 < taken and len(X) <= 4:
        kinds = perm(len(X), taken)
        lowest, highest = binomial_interval(len(orders), 1 / kinds)
        counts = Counter(map(tuple, orders))
        if len(counts) < kinds and lowest > 0:
            return f"Only {len(counts)} of the {kinds} possible orders (of samples kept) occur in {len(orders)} epochs."
        order, count = counts.most_common(1)[0]
        if count > highest or min(counts.values()) < lowest:
            return f"Not all orders are equally likely: {list(order)} comes {count} times in {len(orders)} epochs."
    return None


def thirds(n, order):
    """Whether each third of the data is spread evenly over the thirds of a long epoch.

    How many come where is hypergeometric; the Chernoff bound of the binomial holds for it, too (Hoeffding, 1963).
    """
    if n < 10000 or len(order) < n:
        return None
    size = n // 3
    lowest, highest = binomial_interval(size, size / n, alpha=1e-7 / 9)
    for a in range(3):
        for b in range(3):
            count = sum(b * size <= i < (b + 1) * size for i in order[a * size : (a + 1) * size])
            if not lowest <= count <= highest:
                return (
                    f"Not all orders are equally likely: {count} samples of a third of the data come within a third of "
                    f"the epoch, where chance gives {lowest} to {highest}."
                )
    return None
