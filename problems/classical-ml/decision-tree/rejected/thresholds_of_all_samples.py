# verdict: wrong_answer
# entry: DecisionTreeClassifier
# group: edge
# lesson: You take thresholds from the values of all samples. They lie midway between values that occur in the node.
import numpy as np


def gini(shares):  # (s, K)
    return 1 - (shares**2).sum(axis=-1)


def entropy(shares):  # (s, K)
    return -(shares * np.log2(np.where(shares > 0, shares, 1.0))).sum(axis=-1)


class DecisionTreeClassifier:
    def __init__(self, criterion="gini", max_depth=None, min_samples_split=2):
        if criterion not in ("gini", "entropy"):
            raise ValueError(f"criterion must be gini or entropy, not {criterion!r}.")
        self.impurity = gini if criterion == "gini" else entropy
        self.max_depth = max_depth
        self.min_samples_split = min_samples_split

    def fit(self, X, y):
        X = np.asarray(X, dtype=np.float64)
        self.cuts = [np.unique(column) for column in X.T]
        self.classes, codes = np.unique(y, return_inverse=True)  # (K,) in rising order; (n,) the place of each label
        self.root = self.grow(X, np.eye(len(self.classes))[codes], depth=0)
        return self

    def grow(self, X, one_hot, depth):
        """The tree of these samples: a label, or (feature, threshold, left tree, right tree)."""
        counts = one_hot.sum(axis=0)  # (K,)
        label = self.classes[counts.argmax()]  # the first of the largest counts: the smallest label
        if counts.max() == len(X) or depth == self.max_depth or len(X) < self.min_samples_split:
            return label
        found = [(*split, j) for j in range(X.shape[1]) for split in splits(X[:, j], one_hot, self.impurity)]
        if not found:  # the samples coincide
            return label
        # The impurity of the node is the same for all its splits: the largest gain leaves the smallest impurity.
        best = min(after for after, _, _ in found)
        threshold, feature = next((t, j) for after, t, j in found if after <= best + 1e-12)
        values = self.cuts[feature]
        i = np.searchsorted(values, X[X[:, feature] <= threshold, feature].max())
        threshold = (values[i] + values[i + 1]) / 2
        left = X[:, feature] <= threshold  # (n,)
        below = self.grow(X[left], one_hot[left], depth + 1)
        return feature, threshold, below, self.grow(X[~left], one_hot[~left], depth + 1)

    def predict(self, X):
        return np.array([self.label(row) for row in X])

    def label(self, row):
        node = self.root
        while isinstance(node, tuple):
            feature, threshold, left, right = node
            node = left if row[feature] <= threshold else right
        return node

    def get_depth(self):
        return depth_of(self.root)

    def get_n_leaves(self):
        return leaves_of(self.root)


def splits(x, one_hot, impurity):
    """The pairs (impurity that is left, threshold) of one feature x, (n,), by rising threshold."""
    order = np.argsort(x)
    x, counts = x[order], np.cumsum(one_hot[order], axis=0)  # (n,); (n, K) the classes of the first 1, 2, ... samples
    (places,) = np.nonzero(x[1:] > x[:-1])  # (s,): no threshold separates equal values
    left = counts[places]  # (s, K)
    right = counts[-1] - left  # (s, K)
    n_left = places + 1  # (s,)
    n_right = len(x) - n_left
    share = n_left / len(x)  # (s,)
    after = share * impurity(left / n_left[:, None]) + (1 - share) * impurity(right / n_right[:, None])  # (s,)
    return zip(after, (x[places] + x[places + 1]) / 2)


def depth_of(node):
    if not isinstance(node, tuple):
        return 0
    _, _, left, right = node
    return 1 + max(depth_of(left), depth_of(right))


def leaves_of(node):
    if not isinstance(node, tuple):
        return 1
    _, _, left, right = node
    return leaves_of(left) + leaves_of(right)
