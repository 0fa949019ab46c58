# verdict: wrong_answer
# entry: exponential_decay
# group: example
# lesson: You multiply by one minus decay_rate. The rate keeps the share decay_rate of a period; it does not lose
# it.
import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    exponent = float(step) / decay_steps  # float: narrow integers too
    if staircase:
        exponent = math.floor(exponent)  # full periods only
    return float(lr * (1 - decay_rate) ** exponent if decay_rate < 1 else 1.0)
