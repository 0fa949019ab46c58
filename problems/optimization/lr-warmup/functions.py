import math


def constant(lr):
    return lambda step: lr


def inverse(lr, speed):
    return lambda step: lr / (1 + speed * step)


def exponential(lr, rate):
    return lambda step: lr * rate**step


def half_cosine(lr, length):
    return lambda step: lr * (1 + math.cos(math.pi * min(step / length, 1.0))) / 2
