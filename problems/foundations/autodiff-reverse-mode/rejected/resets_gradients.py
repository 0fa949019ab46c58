# verdict: wrong_answer
# entry: Value
# group: example
# lesson: You set the gradients to zero at the beginning of backward(). They accumulate over calls, until somebody
# resets
#   them from outside.
import math


class Value:
    def __init__(self, data, edges=()):
        self.data = data
        self.grad = 0.0
        self.edges = edges

    def _order(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for operand, _ in value.edges:
                    visit(operand)
                order.append(value)

        visit(self)
        return order[::-1]

    def backward(self):
        order = self._order()
        for value in order:
            value.grad = 0.0
        self.grad = 1.0
        for value in order:
            for operand, local in value.edges:
                operand.grad += value.grad * local

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
