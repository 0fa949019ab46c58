# verdict: wrong_answer
# entry: LoRALinear
# group: example
# lesson: Your merged layer adds the update a second time beside the weights.
import numpy as np


class LoRALinear:
    def __init__(self, W, A, B, alpha):
        self.W, self.A, self.B = (np.array(each, dtype=np.float64) for each in (W, A, B))
        (n_out, n_in), rank = self.W.shape, len(self.A)
        if self.A.shape != (rank, n_in) or self.B.shape != (n_out, rank):
            raise ValueError("the shapes of W, A and B do not fit")
        self.scale = alpha / rank
        self.weight = self.W
        self.x = None

    def forward(self, x):
        self.x = np.array(x, dtype=np.float64)
        out = self.x @ self.weight.T
        out = out + self.scale * (self.x @ self.A.T @ self.B.T)
        return out

    def backward(self, grad_out):
        if self.x is None:
            raise RuntimeError("backward needs a forward before it")
        g = self.scale * np.asarray(grad_out, dtype=np.float64)  # (..., out_features)
        rows = [range(self.x.ndim - 1)] * 2  # sum over all leading axes
        return np.tensordot(g @ self.B, self.x, rows), np.tensordot(g, self.x @ self.A.T, rows)

    def merge(self):
        self.weight = self.W + self.scale * (self.B @ self.A)

    def unmerge(self):
        self.weight = self.W  # W was never overwritten: a subtraction would leave rounding errors
