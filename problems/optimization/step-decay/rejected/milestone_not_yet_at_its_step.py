# verdict: wrong_answer
# entry: multistep_lr
# group: example
# lesson: A milestone counts from its own step on; yours counts only after it.
import math


def step_lr(step, lr, step_size, gamma=0.1):
    periods = math.floor(float(step) / step_size)  # full periods that have passed; float: narrow integers too
    return float(lr * gamma**periods)


def multistep_lr(step, lr, milestones, gamma=0.1):
    passed = sum(step > milestone for milestone in milestones)  # a milestone counts from its own step on
    return float(lr * gamma ** int(passed))
