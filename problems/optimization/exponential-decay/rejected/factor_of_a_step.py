# verdict: wrong_answer
# entry: exponential_decay
# group: example
# lesson: You apply decay_rate once for every step. It is the factor of a whole period of decay_steps.
import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    exponent = float(step)  # float: narrow integers too
    if staircase:
        exponent = math.floor(exponent)  # full periods only
    return float(lr * decay_rate**exponent)
