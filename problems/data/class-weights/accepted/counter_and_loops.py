# style: a Counter and loops over Python numbers
from collections import Counter
from math import fsum


def balanced_weights(y):
    labels = [each if isinstance(each, str) else int(each) for each in y]
    counts = Counter(labels)
    classes = sorted(counts)
    weight = {c: len(labels) / len(counts) / counts[c] for c in classes}
    return classes, [weight[c] for c in classes], [weight[each] for each in labels]


def weighted_loss(losses, sample_weights):
    if len(losses) != len(sample_weights):
        raise ValueError
    weights = [float(w) for w in sample_weights]
    if any(w < 0 for w in weights) or not any(weights):
        raise ValueError
    return fsum(w * float(loss) for w, loss in zip(weights, losses)) / fsum(weights)
