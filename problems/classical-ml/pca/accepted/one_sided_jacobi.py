# style: lists of floats and one-sided Jacobi rotations; each component turned so that its largest element is negative
import math


class PCA:
    def __init__(self, n_components=None):
        self.k = n_components

    def fit(self, X):
        rows = [[float(v) for v in row] for row in X]
        n, d = len(rows), len(rows[0])
        k = min(n - 1, d) if self.k is None else self.k
        if k < 1 or k > n - 1 or k > d or all(row == rows[0] for row in rows):
            raise ValueError("n_components, or no variance")
        self.mean_ = [math.fsum(row[j] for row in rows) / n for j in range(d)]
        columns = [[row[j] - self.mean_[j] for row in rows] for j in range(d)]  # rotated until they are orthogonal
        turned = [[float(i == j) for i in range(d)] for j in range(d)]  # the rotations of the unit vectors
        for _ in range(60):
            largest = 0.0
            for p in range(d):
                for q in range(p + 1, d):
                    largest = max(largest, self.rotate(columns, turned, p, q))
            if largest < 1e-15:
                break
        variances = [math.fsum(v * v for v in column) / (n - 1) for column in columns]
        order = sorted(range(d), key=lambda j: -variances[j])
        self.components_ = [self.signed(turned[j]) for j in order[:k]]
        self.explained_variance_ = [variances[j] for j in order[:k]]
        self.explained_variance_ratio_ = [v / math.fsum(variances) for v in self.explained_variance_]

    @staticmethod
    def rotate(columns, turned, p, q):
        x, y = columns[p], columns[q]
        a, b = math.fsum(v * v for v in x), math.fsum(v * v for v in y)
        c = math.fsum(u * v for u, v in zip(x, y))
        if c == 0 or abs(c) <= 1e-16 * math.sqrt(a * b):
            return 0.0
        zeta = (b - a) / (2 * c)
        t = math.copysign(1.0, zeta) / (abs(zeta) + math.hypot(1.0, zeta))
        cos = 1 / math.hypot(1.0, t)
        sin = cos * t
        for pair in (columns, turned):
            u, v = pair[p], pair[q]
            pair[p] = [cos * i - sin * j for i, j in zip(u, v)]
            pair[q] = [sin * i + cos * j for i, j in zip(u, v)]
        return abs(c) / math.sqrt(a * b) if a * b > 0 else 0.0

    @staticmethod
    def signed(component):
        return [-v for v in component] if max(component, key=abs) > 0 else component

    def transform(self, X):
        return [[sum((v - m) * w for v, m, w in zip(row, self.mean_, c)) for c in self.components_] for row in X]

    def inverse_transform(self, Z):
        d = len(self.mean_)
        return [[self.mean_[j] + sum(z * c[j] for z, c in zip(row, self.components_)) for j in range(d)] for row in Z]
