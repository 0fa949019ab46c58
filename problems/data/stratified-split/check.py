"""The counts of every class in every part; over many draws, which samples come together."""

from itertools import combinations

import numpy as np

from gradus import binomial_interval

FEW_DRAWS = 200  # with fewer the bounds exclude next to nothing
MOST = 20  # samples whose pairs are counted
ALPHA = 1e-7


def indices(part):
    """An array of integers of one axis, or None."""
    array = np.asarray(part)
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
        return None
    return array.astype(np.int64)


def misplaced(parts, n):
    """Why these are not the indices 0 to n - 1, each in one part."""
    if any(part is None for part in parts):
        return "A part must be an array of integer indices."
    together = np.sort(np.concatenate(parts))
    if len(together) != n or not np.array_equal(together, np.arange(n)):
        return f"Each of the indices 0 to {n - 1} must be in exactly one part."
    return None


def labels(y):
    """The labels as 0, 1, ..., and the count of each."""
    _, label, counts = np.unique(y, return_inverse=True, return_counts=True)
    return label, counts


def uneven(label, counts, part, share, of, where):
    """Why the part has not the share / of of each class."""
    found = np.bincount(label[part], minlength=len(counts))
    for c, (count, whole) in enumerate(zip(found.tolist(), counts.tolist())):
        if abs(count * of - whole * share) >= of:
            name = f"class number {c} (in sorted order)"
            return f"{where} has {count} of {whole} samples of {name}; the ideal is {whole * share / of:.2f}."
    return None


def stratified_kfold(inputs, output, expected, expect):
    label, counts = labels(inputs["y"])
    n, k = len(label), int(inputs["k"])
    calls = output if len(output) and np.ndim(output[0]) == 2 else [output]
    fold_of = np.zeros((len(calls), n), dtype=int)
    for row, call in enumerate(calls):
        if len(call) != k:
            return f"There must be {k} folds, not {len(call)}."
        folds = [indices(fold) for fold in call]
        if why := misplaced(folds, n):
            return why
        for f, fold in enumerate(folds):
            if abs(len(fold) * k - n) >= k:
                return f"Fold {f} has {len(fold)} samples; the ideal is {n / k:.2f}."
            if why := uneven(label, counts, fold, 1, k, f"Fold {f}"):
                return why
            fold_of[row, fold] = f
    if len(calls) < FEW_DRAWS or n > MOST:
        return None
    shares = np.stack([[np.bincount(label[row == f], minlength=len(counts)) for f in range(k)] for row in fold_of])

    def together(i, j):
        a, b = label[i], label[j]
        ways = shares[:, :, a] * (shares[:, :, b] - (a == b))
        return ways.sum(axis=1).mean() / (counts[a] * (counts[b] - (a == b)))

    return unlikely(len(calls), [
        (f"Samples {i} and {j} are in the same fold", (fold_of[:, i] == fold_of[:, j]).sum(), together(i, j))
        for i, j in combinations(range(n), 2)
    ])  # fmt: skip


def stratified_holdout(inputs, output, expected, expect):
    label, counts = labels(inputs["y"])
    n, m = len(label), int(inputs["test_size"])
    train, test = (np.asarray(part) for part in output)
    if train.ndim == 1 or test.ndim == 1:
        train, test = [train], [test]
    tested = np.zeros((len(test), n), dtype=bool)
    for row, parts in enumerate(zip(train, test)):
        parts = [indices(part) for part in parts]
        if why := misplaced(parts, n):
            return why
        if len(parts[1]) != m:
            return f"test must have {m} samples, not {len(parts[1])}."
        if why := uneven(label, counts, parts[1], m, n, "test"):
            return why
        tested[row, parts[1]] = True
    if len(tested) < FEW_DRAWS or n > MOST:
        return None
    shares = np.stack([np.bincount(label[row], minlength=len(counts)) for row in tested])  # (draws, classes)
    claims = [
        (f"Sample {i} is in test", tested[:, i].sum(), shares[:, label[i]].mean() / counts[label[i]]) for i in range(n)
    ]
    for i, j in combinations(range(n), 2):
        a, b = label[i], label[j]
        chance = (shares[:, a] * (shares[:, b] - (a == b))).mean() / (counts[a] * (counts[b] - (a == b)))
        claims.append((f"Samples {i} and {j} are both in test", (tested[:, i] & tested[:, j]).sum(), chance))
    return unlikely(len(tested), claims)


def unlikely(draws, claims):
    """The first claim (what, how often, chance) that chance does not explain; bounds also hold for mixed chances."""
    for what, count, chance in claims:
        if 0 < chance < 1:
            lowest, highest = binomial_interval(draws, float(chance), alpha=ALPHA / len(claims))
            if not lowest <= count <= highest:
                return f"{what} {count} times in {draws} calls; between {lowest} and {highest} are credible."
    return None
