"""Rotation by the angle of one step, in exact decimal arithmetic: the frequency from logarithms of 40 digits."""

import math
from decimal import Decimal, getcontext

import numpy as np

REQUIRES = []
TWO_PI = Decimal("6.283185307179586476925286766559005768394338798750211641949889")


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    getcontext().prec = 40
    encoding = np.empty((length, dim))
    for column in range(dim):
        step = (-Decimal(base).ln() * (column - column % 2) / dim).exp()  # radians a position
        for row in range(length):
            angle = float((step * (offset + row)) % TWO_PI)
            encoding[row, column] = math.cos(angle) if column % 2 else math.sin(angle)
    return encoding
