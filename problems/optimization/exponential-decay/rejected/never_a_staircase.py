# verdict: wrong_answer
# entry: exponential_decay
# group: example
# lesson: Your rate always falls smoothly. With staircase the exponent is rounded down.
import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    exponent = float(step) / decay_steps  # float: narrow integers too
    return float(lr * decay_rate**exponent)
