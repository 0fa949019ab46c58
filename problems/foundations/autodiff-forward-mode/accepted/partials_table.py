# style: one generic rule fed with partial derivatives, closures for the reflected operators
import math
from numbers import Real

import numpy as np


class Dual:
    __slots__ = ("value", "tangent")

    def __init__(self, value, tangent=0.0):
        self.value, self.tangent = float(value), float(tangent)

    @classmethod
    def _apply(cls, value, *pairs):
        return cls(value, sum(partial * tangent for partial, tangent in pairs))

    def exp(self):
        return self._apply(math.exp(self.value), (math.exp(self.value), self.tangent))

    def log(self):
        return self._apply(math.log(self.value), (1 / self.value, self.tangent))

    def sin(self):
        return self._apply(math.sin(self.value), (math.cos(self.value), self.tangent))

    def tanh(self):
        return self._apply(math.tanh(self.value), (1 / math.cosh(min(abs(self.value), 300)) ** 2, self.tangent))

    def __neg__(self):
        return self._apply(-self.value, (-1, self.tangent))

    def __pow__(self, other):
        if isinstance(other, Real):
            slope = 0.0 if other == 0 else other * self.value ** (other - 1)
            return self._apply(self.value**other, (slope, self.tangent))
        a, b = self.value, other.value
        return self._apply(a**b, (b * a ** (b - 1), self.tangent), (a**b * math.log(a), other.tangent))

    def __rpow__(self, base):
        return Dual(base).__pow__(self)


def _binary(name, rule):
    def forward(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return rule(self, other)

    def reflected(self, other):
        return rule(Dual(other), self)

    setattr(Dual, f"__{name}__", forward)
    setattr(Dual, f"__r{name}__", reflected)


_binary("add", lambda a, b: Dual._apply(a.value + b.value, (1, a.tangent), (1, b.tangent)))
_binary("sub", lambda a, b: Dual._apply(a.value - b.value, (1, a.tangent), (-1, b.tangent)))
_binary("mul", lambda a, b: Dual._apply(a.value * b.value, (b.value, a.tangent), (a.value, b.tangent)))
_binary(
    "truediv", lambda a, b: Dual._apply(a.value / b.value, (1 / b.value, a.tangent), (-a.value / b.value**2, b.tangent))
)


def jacobian(f, x):
    n = len(x)
    columns = []
    for j in range(n):
        sweep = f([Dual(x[i], 1 if i == j else 0) for i in range(n)])
        columns.append([getattr(y, "tangent", 0.0) for y in sweep])
    return np.column_stack(columns)
