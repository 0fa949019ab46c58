# style: one tape for all values in order of creation, which is a topological order already
import math

TAPE = []  # for each value: its (index, local derivative) pairs


class Value:
    def __init__(self, data, *edges):
        self.data, self.grad = float(data), 0.0
        self.index = len(TAPE)
        TAPE.append((self, edges))

    @staticmethod
    def _of(number):
        return number if isinstance(number, Value) else Value(number)

    def backward(self):
        adjoints = [0.0] * (self.index + 1)
        adjoints[self.index] = 1.0
        for index in range(self.index, -1, -1):
            value, edges = TAPE[index]
            value.grad += adjoints[index]
            for operand, local in edges:
                adjoints[operand] += local * adjoints[index]

    def _linear(self, a, other, b):
        return Value(a * self.data + b * other.data, (self.index, a), (other.index, b))

    def __add__(self, other):
        return self._linear(1, Value._of(other), 1)

    def __sub__(self, other):
        return self._linear(1, Value._of(other), -1)

    def __radd__(self, other):
        return Value._of(other) + self

    def __rsub__(self, other):
        return Value._of(other) - self

    def __neg__(self):
        return 0 - self

    def __mul__(self, other):
        other = Value._of(other)
        return Value(self.data * other.data, (self.index, other.data), (other.index, self.data))

    def __rmul__(self, other):
        return Value._of(other) * self

    def __truediv__(self, other):
        other = Value._of(other)
        return Value(self.data / other.data, (self.index, 1 / other.data), (other.index, -self.data / other.data**2))

    def __rtruediv__(self, other):
        return Value._of(other) / self

    def _map(self, result, slope):
        return Value(result, (self.index, slope))

    def __pow__(self, p):
        return self._map(self.data**p, 0 if p == 0 else p * self.data ** (p - 1))

    def exp(self):
        return self._map(math.exp(self.data), math.exp(self.data))

    def log(self):
        return self._map(math.log(self.data), 1 / self.data)

    def tanh(self):
        return self._map(math.tanh(self.data), 1 - math.tanh(self.data) ** 2)

    def relu(self):
        return self._map(max(0, self.data), 1 if self.data > 0 else 0)
