# verdict: wrong_answer
# entry: step_lr
# group: example, edge
# lesson: You drop the rate once and never again. Every full period multiplies it by gamma once more.
import math


def step_lr(step, lr, step_size, gamma=0.1):
    periods = math.floor(float(step) / step_size)  # full periods that have passed; float: narrow integers too
    return float(lr * gamma ** min(periods, 1))


def multistep_lr(step, lr, milestones, gamma=0.1):
    passed = sum(step >= milestone for milestone in milestones)  # a milestone counts from its own step on
    return float(lr * gamma ** int(passed))
