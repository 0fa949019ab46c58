"""The root split of scikit-learn's DecisionTreeClassifier, fitted to the ranks of x (it casts to float32)."""

REQUIRES = ["sklearn"]


def root(X, y, weight=None):
    from sklearn.tree import DecisionTreeClassifier

    return DecisionTreeClassifier(max_depth=1).fit(X, y, sample_weight=weight).tree_


def gini_impurity(y, sample_weight=None):
    import numpy as np

    weight = None if sample_weight is None else np.array(sample_weight, dtype=float)
    return float(root(np.zeros((len(y), 1)), np.array(y), weight).impurity[0])


def best_split(x, y):
    import numpy as np

    values, ranks = np.unique(np.array(x, dtype=float), return_inverse=True)
    tree, mirror = root(ranks[:, None], np.array(y)), root(-ranks[:, None], np.array(y))
    if tree.node_count == 1:
        return (None, 0.0) if len(values) == 1 else NotImplemented
    if abs(tree.threshold[0] + mirror.threshold[0]) > 0.1:
        return NotImplemented  # a tie
    place = int(tree.threshold[0])
    share = tree.n_node_samples[1:] / tree.n_node_samples[0]
    return (values[place] + values[place + 1]) / 2, float(tree.impurity[0] - share @ tree.impurity[1:])
