# verdict: wrong_answer
# entry: exponential_decay
# group: example
# lesson: Your stairs come half a period early, because you round to the nearest period. Round down.
import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    exponent = float(step) / decay_steps  # float: narrow integers too
    if staircase:
        exponent = round(exponent)  # full periods only
    return float(lr * decay_rate**exponent)
