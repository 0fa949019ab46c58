import math


def power(p):
    return lambda x: x**p


def exponential(rate):
    return lambda x: math.exp(rate * x)


def above(threshold):
    return lambda x: 1.0 if x > threshold else 0.0


def line(slope, offset):
    return lambda x: slope * x + offset


def reciprocal():
    return lambda x: 1.0 / x if x != 0 else math.inf
