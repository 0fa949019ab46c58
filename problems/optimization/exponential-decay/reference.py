import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    exponent = float(step) / decay_steps  # float: narrow integers too
    if staircase:
        exponent = math.floor(exponent)  # full periods only
    return float(lr * decay_rate**exponent)
