# style: tangents may be vectors, so that the whole Jacobian comes from one sweep with the identity as seeds
import numpy as np


class Dual:
    __array_priority__ = 100

    def __init__(self, value, tangent=0.0):
        self.value = np.float64(value)
        self.tangent = np.asarray(tangent, dtype=float)

    def _number(self, other):
        return other if isinstance(other, Dual) else Dual(other, np.zeros_like(self.tangent))

    def __add__(self, other):
        other = self._number(other)
        return Dual(self.value + other.value, self.tangent + other.tangent)

    __radd__ = __add__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-1) * self._number(other)

    def __rsub__(self, other):
        return self._number(other) - self

    def __mul__(self, other):
        other = self._number(other)
        return Dual(self.value * other.value, self.value * other.tangent + other.value * self.tangent)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self * self._number(other) ** -1

    def __rtruediv__(self, other):
        return self._number(other) * self**-1

    def __pow__(self, p):
        if isinstance(p, Dual):
            return (self.log() * p).exp()
        p = float(p)
        return Dual(self.value**p, p * self.value ** (p - 1) * self.tangent if p else np.zeros_like(self.tangent))

    def __rpow__(self, base):
        return (self * np.log(base)).exp()

    def exp(self):
        return Dual(np.exp(self.value), np.exp(self.value) * self.tangent)

    def log(self):
        return Dual(np.log(self.value), self.tangent / self.value)

    def sin(self):
        return Dual(np.sin(self.value), np.cos(self.value) * self.tangent)

    def tanh(self):
        t = np.tanh(self.value)
        return Dual(t, (1 - t) * (1 + t) * self.tangent)


def jacobian(f, x):
    seeds = np.eye(len(x))
    rows = f([Dual(v, seed) for v, seed in zip(x, seeds)])
    return np.stack([y.tangent if isinstance(y, Dual) else np.zeros(len(x)) for y in rows])
