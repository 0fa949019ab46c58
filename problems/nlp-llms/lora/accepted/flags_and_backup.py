# style: a flag, a backup of the weights, and einsum for the gradients
import numpy as np


class LoRALinear:
    def __init__(self, W, A, B, alpha):
        out_features, in_features = np.shape(W)
        r = np.shape(A)[0]
        if np.shape(A) != (r, in_features) or np.shape(B) != (out_features, r):
            raise ValueError("shapes")
        self.weight = np.array(W, dtype=float)
        self.A, self.B = np.array(A, dtype=float), np.array(B, dtype=float)
        self.alpha, self.r = float(alpha), r
        self.backup = None

    @property
    def update(self):
        return (self.B * (self.alpha / self.r)) @ self.A

    def forward(self, x):
        self.saved = np.array(x, dtype=float)
        base = np.einsum("...i,oi->...o", self.saved, self.weight)
        return base if self.backup is not None else base + np.einsum("...i,oi->...o", self.saved, self.update)

    def backward(self, grad_out):
        if not hasattr(self, "saved"):
            raise RuntimeError("no forward")
        flat = np.array(grad_out, dtype=float).reshape(-1, len(self.B)), self.saved.reshape(-1, self.A.shape[1])
        full = np.einsum("no,ni->oi", *flat)  # the gradient in B A
        full = full * self.alpha / self.r
        return self.B.T @ full, full @ self.A.T

    def merge(self):
        if self.backup is None:
            self.backup = self.weight.copy()
            self.weight += self.update

    def unmerge(self):
        if self.backup is not None:
            self.weight[...] = self.backup
            self.backup = None
