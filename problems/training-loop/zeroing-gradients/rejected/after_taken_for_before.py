# verdict: wrong_answer
# entry: train
# group: example
# lesson: With "after" you clear before the backward pass, too. What was left in grad belongs to the first step then.
import numpy as np


class Parameter:
    def __init__(self, data):
        self.data = np.array(data, dtype=np.float64)  # a copy: training must not change the caller's array
        self.grad = None

    def accumulate_grad(self, grad):
        grad = np.array(grad, dtype=np.float64)  # a copy, too; integers become floats before they are added
        self.grad = grad if self.grad is None else self.grad + grad


class SGD:
    def __init__(self, params, lr=0.01):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.data -= self.lr * p.grad  # the gradient stays: clearing it is another call


def train(param, batches, lr=0.01, zero="before"):
    optimizer = SGD([param], lr)
    weights = [param.data.copy()]  # copies: step changes param.data in place
    if zero == "after":
        optimizer.zero_grad()
    for X, y in batches:
        if zero == "before":
            optimizer.zero_grad()
        error = X @ param.data - y  # forward pass, (N,)
        param.accumulate_grad(2 / len(y) * (X.T @ error))  # backward pass, (D,)
        optimizer.step()
        weights.append(param.data.copy())
        if zero == "after":
            optimizer.zero_grad()
    return weights
