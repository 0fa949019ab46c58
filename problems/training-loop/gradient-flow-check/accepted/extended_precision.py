# style: norms in extended precision, a class for each parameter, NumPy scalars as results
import numpy as np


class Tensor:
    def __init__(self, before, after, grad, requires_grad):
        self.before = np.array(before, dtype=np.longdouble)
        self.after = np.array(after, dtype=np.longdouble)
        self.grad = None if grad is None else np.array(grad, dtype=np.longdouble)
        self.trained = requires_grad

    def state(self, low, high):
        if not self.trained:
            return "frozen"
        if self.grad is None:
            return "disconnected"
        size = np.sqrt((self.grad**2).sum())
        if np.isnan(self.grad).sum() > 0:
            return "nan"
        return ("healthy", "exploding")[int(size > high)] if size > low else "zero"

    def ratio(self):
        update = self.after - self.before
        if not update.any():
            return np.float64(0)
        with np.errstate(divide="ignore"):
            return np.float64(np.sqrt((update**2).sum()) / np.sqrt((self.before**2).sum()))


def gradient_flow(params, zero_limit=1e-8, exploding_limit=1000.0):
    tensors = {name: Tensor(**entry) for name, entry in params.items()}
    states = {name: tensor.state(zero_limit, exploding_limit) for name, tensor in tensors.items()}
    return [states, {name: tensor.ratio() for name, tensor in tensors.items()}]
