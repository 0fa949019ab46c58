# style: plain lists: one pointer deals the samples of all classes, the hold-out takes them by a running quota
def by_class(y, rng):
    members = {}
    for i, label in enumerate(y):
        members.setdefault(label if isinstance(label, str) else int(label), []).append(i)
    for indices in members.values():
        rng.shuffle(indices)
    return list(members.values())


def stratified_kfold(y, k, rng):
    classes = by_class(y, rng)
    if k < 2 or min(map(len, classes)) < k:
        raise ValueError("k")
    folds = [[] for _ in range(k)]
    fold = 0
    for members in classes:
        for i in members:
            folds[fold].append(i)
            fold = (fold + 1) % k
    return folds


def stratified_holdout(y, test_size, rng):
    classes, n = by_class(y, rng), len(y)
    if any(test_size * len(c) < n or (n - test_size) * len(c) < n for c in classes):
        raise ValueError("test_size")
    train, test, seen = [], [], 0
    for members in classes:
        before, seen = seen * test_size // n, seen + len(members)
        take = seen * test_size // n - before
        test += members[:take]
        train += members[take:]
    return train, test
