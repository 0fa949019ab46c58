# verdict: runtime_error
# entry: Dual
# group: edge
# lesson: A constant exponent is allowed with a negative or zero base, whose logarithm does not exist. Use the power
# rule there.
import math

import numpy as np


class Dual:
    def __init__(self, value, tangent=0.0):
        self.value = value
        self.tangent = tangent

    def _lift(self, other):
        return other if isinstance(other, Dual) else Dual(other)

    def __add__(self, other):
        other = self._lift(other)
        return Dual(self.value + other.value, self.tangent + other.tangent)

    __radd__ = __add__

    def __neg__(self):
        return Dual(-self.value, -self.tangent)

    def __sub__(self, other):
        return self + -self._lift(other)

    def __rsub__(self, other):
        return self._lift(other) - self

    def __mul__(self, other):
        other = self._lift(other)
        return Dual(self.value * other.value, self.tangent * other.value + self.value * other.tangent)

    __rmul__ = __mul__

    def __truediv__(self, other):
        a, b = self, self._lift(other)
        return Dual(a.value / b.value, (a.tangent * b.value - a.value * b.tangent) / b.value**2)

    def __rtruediv__(self, other):
        return self._lift(other) / self

    def __pow__(self, other):
        if isinstance(other, Dual):
            power = self.value**other.value
            return Dual(power, power * (other.tangent * math.log(self.value) + other.value * self.tangent / self.value))
        return (self.log() * other).exp()

    def __rpow__(self, other):
        return self._lift(other) ** self

    def exp(self):
        return Dual(math.exp(self.value), math.exp(self.value) * self.tangent)

    def log(self):
        return Dual(math.log(self.value), self.tangent / self.value)

    def sin(self):
        return Dual(math.sin(self.value), math.cos(self.value) * self.tangent)

    def tanh(self):
        value = math.tanh(self.value)
        return Dual(value, (1 - value**2) * self.tangent)


def jacobian(f, x):
    x = np.asarray(x, dtype=float)
    columns = []
    for j in range(len(x)):
        outputs = f([Dual(v, 1.0 if i == j else 0.0) for i, v in enumerate(x)])
        columns.append([y.tangent if isinstance(y, Dual) else 0.0 for y in outputs])
    return np.array(columns).T
