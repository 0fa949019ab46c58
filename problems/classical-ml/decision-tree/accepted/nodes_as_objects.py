# style: node objects, plain lists and counters, all splits in one sorted walk with a queue instead of recursion
from collections import Counter, deque
from math import log2


class Node:
    def __init__(self, rows, depth):
        self.rows, self.depth, self.children = rows, depth, None


class DecisionTreeClassifier:
    def __init__(self, criterion="gini", max_depth=None, min_samples_split=2):
        self.measure = {"gini": self.gini, "entropy": self.entropy}.get(criterion)
        self.max_depth = float("inf") if max_depth is None else max_depth
        self.min_samples_split = min_samples_split

    @staticmethod
    def gini(counts):
        total = sum(counts.values())
        return sum(c / total * (1 - c / total) for c in counts.values())

    @staticmethod
    def entropy(counts):
        total = sum(counts.values())
        return sum(c / total * log2(total / c) for c in counts.values() if c)

    def fit(self, X, y):
        if self.measure is None:
            raise ValueError("criterion")
        self.X, self.y = [[float(v) for v in row] for row in X], [int(label) for label in y]
        self.nodes = [Node(list(range(len(self.y))), 0)]
        queue = deque(self.nodes)
        while queue:
            node = queue.popleft()
            counts = Counter(self.y[i] for i in node.rows)
            node.label = min(counts, key=lambda label: (-counts[label], label))
            if len(counts) == 1 or node.depth >= self.max_depth or len(node.rows) < self.min_samples_split:
                continue
            found = [split for j in range(len(self.X[0])) for split in self.splits(node.rows, j, counts)]
            if found:
                best = min(after for after, _, _ in found)
                _, node.feature, node.threshold = next(split for split in found if split[0] <= best + 1e-12)
                left = [i for i in node.rows if self.X[i][node.feature] <= node.threshold]
                right = [i for i in node.rows if self.X[i][node.feature] > node.threshold]
                node.children = Node(left, node.depth + 1), Node(right, node.depth + 1)
                queue.extend(node.children)
                self.nodes.extend(node.children)

    def splits(self, rows, j, counts):
        ordered, left, right = sorted(rows, key=lambda i: self.X[i][j]), Counter(), Counter(counts)
        for k, (i, after) in enumerate(zip(ordered, ordered[1:]), 1):
            left[self.y[i]] += 1
            right[self.y[i]] -= 1
            a, b = self.X[i][j], self.X[after][j]
            if a < b:
                share = k / len(rows)
                yield share * self.measure(left) + (1 - share) * self.measure(right), j, a + (b - a) / 2

    def predict(self, X):
        return [self.one(row) for row in X]

    def one(self, row):
        node = self.nodes[0]
        while node.children:
            node = node.children[not row[node.feature] <= node.threshold]
        return node.label

    def get_depth(self):
        return max(node.depth for node in self.nodes)

    def get_n_leaves(self):
        return sum(node.children is None for node in self.nodes)
