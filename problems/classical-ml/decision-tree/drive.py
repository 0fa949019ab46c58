"""Fits (twice, where the case has a first data set), asks for the size of the tree, and predicts."""


def DecisionTreeClassifier(submission, X, y, X_new, criterion="gini", max_depth=None, min_samples_split=2, first=None):
    parameters = {"criterion": criterion, "max_depth": max_depth, "min_samples_split": min_samples_split}
    defaults = {"criterion": "gini", "max_depth": None, "min_samples_split": 2}
    tree = submission.DecisionTreeClassifier(**{k: v for k, v in parameters.items() if v != defaults[k]})
    if first is not None:
        tree.fit(*first)
    tree.fit(X, y)
    return tree.get_depth(), tree.get_n_leaves(), tree.predict(X), tree.predict(X_new)


def show(entry, /, X, y, X_new, criterion="gini", max_depth=None, min_samples_split=2, first=None):
    given = [] if criterion == "gini" else [f"criterion={criterion!r}"]
    given += [] if max_depth is None else [f"max_depth={max_depth!r}"]
    given += [] if min_samples_split == 2 else [f"min_samples_split={min_samples_split!r}"]
    lines = [f"X = {X!r}", f"y = {y!r}", f"X_new = {X_new!r}", f"tree = DecisionTreeClassifier({', '.join(given)})"]
    if first is not None:
        lines += [f"first = {first!r}", "tree.fit(*first)"]
    lines += ["tree.fit(X, y)", "depth, n_leaves = tree.get_depth(), tree.get_n_leaves()"]
    return "\n".join([*lines, "fitted = tree.predict(X)", "predicted = tree.predict(X_new)"])
