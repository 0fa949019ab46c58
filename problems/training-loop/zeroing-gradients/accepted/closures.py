# style: the four calls as a list of closures, weights as plain lists
import numpy as np


class Parameter:
    grad = None

    def __init__(self, data):
        self.data = np.array(data, dtype=float)

    def accumulate_grad(self, grad):
        if self.grad is None:
            self.grad = np.zeros_like(self.data)
        self.grad += grad


class SGD:
    def __init__(self, params, lr=0.01):
        self.params, self.lr = tuple(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for p in self.params:
            p.data = p.data if p.grad is None else np.subtract(p.data, np.multiply(self.lr, p.grad))


def train(param, batches, lr=0.01, zero="before"):
    sgd = SGD([param], lr)

    def backward(batch):
        X, y = (np.array(each, dtype=float) for each in batch)
        slopes = 2 * (X.dot(param.data) - y) / y.shape[0]
        param.accumulate_grad(np.einsum("n,nd->d", slopes, X))

    clear = [lambda batch: sgd.zero_grad()]
    calls = [backward, lambda batch: sgd.step(), lambda batch: weights.append(param.data.tolist())]
    calls = {"before": clear + calls, "after": calls + clear, "never": calls}[zero]
    weights = [param.data.tolist()]
    for batch in batches:
        for call in calls:
            call(batch)
    return weights
