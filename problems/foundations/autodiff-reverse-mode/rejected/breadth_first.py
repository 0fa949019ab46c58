# verdict: wrong_answer
# entry: Value
# group: edge
# lesson: Breadth-first order visits a value as soon as one of its users was visited, though another user may come
# later.
#   Sort topologically.
import math


class Value:
    def __init__(self, data, edges=()):
        self.data = data
        self.grad = 0.0
        self.edges = edges

    def _order(self):
        order, seen = [self], {self}
        for value in order:
            for operand, _ in value.edges:
                if operand not in seen:
                    seen.add(operand)
                    order.append(operand)
        return order

    def backward(self):
        adjoint = {self: 1.0}
        for value in self._order():
            value.grad += adjoint[value]
            for operand, local in value.edges:
                adjoint[operand] = adjoint.get(operand, 0.0) + adjoint[value] * local

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    __radd__ = __add__

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -self._lift(other)

    def __rsub__(self, other):
        return self._lift(other) - self

    def __mul__(self, other):
        other = self._lift(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = self._lift(other)
        return Value(self.data / other.data, [(self, 1 / other.data), (other, -self.data / other.data**2)])

    def __rtruediv__(self, other):
        return self._lift(other) / self

    def __pow__(self, p):
        return Value(self.data**p, [(self, p * self.data ** (p - 1) if p else 0.0)])

    def exp(self):
        return Value(math.exp(self.data), [(self, math.exp(self.data))])

    def log(self):
        return Value(math.log(self.data), [(self, 1 / self.data)])

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, [(self, 1 - t * t)])

    def relu(self):
        return Value(max(self.data, 0.0), [(self, 1.0 if self.data > 0 else 0.0)])
