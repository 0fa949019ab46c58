import math

import numpy as np


class Dual:
    def __init__(self, value, tangent=0.0):
        self.value = value
        self.tangent = tangent

    def __add__(self, other):
        other = _dual(other)
        return Dual(self.value + other.value, self.tangent + other.tangent)

    def __mul__(self, other):
        other = _dual(other)
        return Dual(self.value * other.value, self.tangent * other.value + self.value * other.tangent)

    def __truediv__(self, other):
        other = _dual(other)
        quotient = self.value / other.value
        return Dual(quotient, (self.tangent - quotient * other.tangent) / other.value)

    def __pow__(self, other):
        if isinstance(other, Dual):  # the exponent varies: a^b = e^(b ln a)
            return (other * self.log()).exp()
        if other == 0:
            return Dual(1.0)
        return Dual(self.value**other, other * self.value ** (other - 1) * self.tangent)

    def __neg__(self):
        return Dual(-self.value, -self.tangent)

    def __sub__(self, other):
        return self + -other

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return Dual(other) / self

    def __rpow__(self, other):
        return Dual(other) ** self

    def exp(self):
        value = math.exp(self.value)
        return Dual(value, value * self.tangent)

    def log(self):
        return Dual(math.log(self.value), self.tangent / self.value)

    def sin(self):
        return Dual(math.sin(self.value), math.cos(self.value) * self.tangent)

    def tanh(self):
        value = math.tanh(self.value)
        return Dual(value, (1 - value**2) * self.tangent)


def _dual(number):
    """A plain number is a constant: a dual number with tangent 0."""
    return number if isinstance(number, Dual) else Dual(number)


def jacobian(f, x):
    point = [float(v) for v in x]
    columns = []
    for j in range(len(point)):
        seeded = [Dual(v, float(i == j)) for i, v in enumerate(point)]
        columns.append([_dual(y).tangent for y in f(seeded)])
    return np.array(columns).T  # (n, m) -> (m, n)
