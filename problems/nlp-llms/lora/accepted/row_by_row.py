# style: a list of rows and outer products, one row at a time
import numpy as np


class LoRALinear:
    def __init__(self, W, A, B, alpha):
        self.original = np.asarray(W).astype(np.float64)
        self.A, self.B = np.asarray(A).astype(np.float64), np.asarray(B).astype(np.float64)
        (o, i), (r, i2), (o2, r2) = self.original.shape, self.A.shape, self.B.shape
        if i != i2 or o != o2 or r != r2:
            raise ValueError((o, i, r))
        self.scale, self.merged, self.rows = alpha / r, False, None

    @property
    def weight(self):
        return self.original + self.scale * np.matmul(self.B, self.A) if self.merged else self.original.copy()

    def forward(self, x):
        x = np.asarray(x).astype(np.float64)
        self.rows = [row.copy() for row in x.reshape(-1, x.shape[-1])]
        total = self.original + self.scale * self.B @ self.A
        out = [total @ row for row in self.rows]
        return np.array(out).reshape(*x.shape[:-1], len(total))

    def backward(self, grad_out):
        if self.rows is None:
            raise RuntimeError
        grad_A, grad_B = np.zeros(self.A.shape), np.zeros(self.B.shape)
        for g, row in zip(np.asarray(grad_out).astype(float).reshape(-1, len(self.B)), self.rows):
            grad_B += self.scale * np.outer(g, self.A @ row)
            grad_A += self.scale * np.outer(self.B.T @ g, row)
        return grad_A, grad_B

    def merge(self):
        self.merged = True

    def unmerge(self):
        self.merged = False
