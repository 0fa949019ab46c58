# style: micrograd's way: each result carries a closure that pushes its gradient on, recursive topological sort
import math


class Value:
    def __init__(self, data, operands=()):
        self.data = data
        self.grad = 0.0
        self._g = 0.0
        self._prev = operands
        self._push = lambda: None

    def _made(self, data, operands, push):
        out = Value(data, operands)
        out._push = lambda: push(out)
        return out

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)

        def push(out):
            self._g += out._g
            other._g += out._g

        return self._made(self.data + other.data, (self, other), push)

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)

        def push(out):
            self._g += other.data * out._g
            other._g += self.data * out._g

        return self._made(self.data * other.data, (self, other), push)

    def __pow__(self, p):
        def push(out):
            if p:
                self._g += p * self.data ** (p - 1) * out._g

        return self._made(self.data**p, (self,), push)

    def exp(self):
        def push(out):
            self._g += out.data * out._g

        return self._made(math.exp(self.data), (self,), push)

    def log(self):
        def push(out):
            self._g += out._g / self.data

        return self._made(math.log(self.data), (self,), push)

    def tanh(self):
        def push(out):
            self._g += (1 - out.data**2) * out._g

        return self._made(math.tanh(self.data), (self,), push)

    def relu(self):
        def push(out):
            self._g += (self.data > 0) * out._g

        return self._made(self.data if self.data > 0 else 0, (self,), push)

    def backward(self):
        topo, visited = [], set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)

        build(self)
        for v in topo:
            v._g = 0.0
        self._g = 1.0
        for v in topo[::-1]:
            v._push()
        for v in topo:
            v.grad += v._g

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1
