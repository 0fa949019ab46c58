from __future__ import annotations


class Value:
    """A number that remembers how it was computed.

    data: the number. grad: the sum of the derivatives, in this value, of all values on which backward() was called;
    0.0 at first.
    Operators + - * / with Values and plain numbers on either side, ** with a plain number, unary minus; exp, log,
    tanh, relu.
    """

    def __init__(self, data: float) -> None:
        raise NotImplementedError

    def backward(self) -> None:
        """Add the derivative of this value to the grad of every value that it was computed from, and 1 to its own."""
        raise NotImplementedError
