# verdict: wrong_answer
# entry: exponential_decay
# group: example
# lesson: You use decay_rate as a speed inside exp. It is a factor: what remains of the rate after one period.
import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    exponent = float(step) / decay_steps  # float: narrow integers too
    if staircase:
        exponent = math.floor(exponent)  # full periods only
    return float(lr * math.exp(-decay_rate * exponent))
