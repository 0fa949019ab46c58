# verdict: wrong_answer
# entry: exponential_decay
# group: example
# lesson: Your rate always falls in stairs. Without staircase the exponent is the fraction step / decay_steps
# itself.
import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    exponent = float(step) / decay_steps  # float: narrow integers too
    exponent = math.floor(exponent)
    return float(lr * decay_rate**exponent)
