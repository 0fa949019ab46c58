"""scikit-learn's DecisionTreeClassifier where no splits tie, fitted to ranks of the values (it casts to float32)."""

REQUIRES = ["sklearn"]


def grown(ranks, y, seed, **parameters):
    from sklearn.tree import DecisionTreeClassifier as Theirs

    return Theirs(random_state=seed, **parameters).fit(ranks, y)


def DecisionTreeClassifier(X, y, X_new, criterion="gini", max_depth=None, min_samples_split=2, first=None):
    import numpy as np

    if max_depth == 0:
        return NotImplemented  # scikit-learn refuses it
    X, X_new = np.array(X, dtype=float), np.array(X_new, dtype=float)
    ranks = np.column_stack([np.unique(column, return_inverse=True)[1] for column in X.T])
    limits = {"criterion": criterion, "max_depth": max_depth, "min_samples_split": min_samples_split}
    tree = grown(ranks, y, 0, **limits)
    seen = answers(tree, ranks, X, X_new)
    for seed in range(1, 12):  # another seed, other features first; mirrored values, other thresholds first
        if any((a != b).any() for a, b in zip(seen, answers(grown(ranks, y, seed, **limits), ranks, X, X_new))):
            return NotImplemented  # a tie
    mirrored = answers(grown(-ranks, y, 0, **limits), -ranks, -X, -X_new, mirrored=True)
    if any((a != b).any() for a, b in zip(seen, mirrored)):
        return NotImplemented
    return tree.get_depth(), tree.get_n_leaves(), *seen


def answers(tree, ranks, X, X_new, mirrored=False):
    """The labels of X and X_new, with each threshold of the tree moved midway between the values of its node."""
    import numpy as np

    nodes, inside = tree.tree_, tree.decision_path(ranks).toarray().astype(bool)  # (n, nodes)

    def leaf(row):
        node = 0
        while nodes.children_left[node] != -1:
            j = nodes.feature[node]
            low = inside[:, node] & (ranks[:, j] <= nodes.threshold[node])
            threshold = (X[low, j].max() + X[inside[:, node] & ~low, j].min()) / 2
            left = row[j] < threshold if mirrored else row[j] <= threshold
            node = nodes.children_left[node] if left else nodes.children_right[node]
        return node

    labels = tree.classes_[nodes.value[:, 0].argmax(axis=1)]
    return tuple(np.array([labels[leaf(row)] for row in rows]) for rows in (X, X_new))
