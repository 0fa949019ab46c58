import math


class Value:
    def __init__(self, data, edges=()):
        self.data = data
        self.grad = 0.0
        self._edges = edges  # pairs (operand, local derivative of this value in it)

    def backward(self):
        derivative = {self: 1.0}  # of self, in each value, for this call alone
        for value in reversed(self._topological_order()):  # whoever uses a value comes before it
            value.grad += derivative[value]
            for operand, local in value._edges:
                derivative[operand] = derivative.get(operand, 0.0) + derivative[value] * local

    def _topological_order(self):
        """All values that self was computed from, operands first, self last."""
        order, seen = [], set()
        stack = [(self, False)]
        while stack:
            value, operands_done = stack.pop()
            if operands_done:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                stack.append((value, True))
                stack.extend((operand, False) for operand, _ in value._edges)
        return order

    def __add__(self, other):
        other = _value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = _value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __truediv__(self, other):
        other = _value(other)
        quotient = self.data / other.data
        return Value(quotient, ((self, 1 / other.data), (other, -quotient / other.data)))

    def __pow__(self, power):
        slope = power * self.data ** (power - 1) if power != 0 else 0.0
        return Value(self.data**power, ((self, slope),))

    def __neg__(self):
        return Value(-self.data, ((self, -1.0),))

    def __sub__(self, other):
        return self + -other

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return _value(other) / self

    def exp(self):
        result = math.exp(self.data)
        return Value(result, ((self, result),))

    def log(self):
        return Value(math.log(self.data), ((self, 1 / self.data),))

    def tanh(self):
        result = math.tanh(self.data)
        return Value(result, ((self, 1 - result**2),))

    def relu(self):
        return Value(max(self.data, 0.0), ((self, float(self.data > 0)),))


def _value(number):
    """A plain number is a leaf that nobody asks for its gradient."""
    return number if isinstance(number, Value) else Value(number)
