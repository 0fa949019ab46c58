# verdict: wrong_answer
# entry: step_lr
# group: example
# lesson: Your rate drops one step late: at the boundary itself the new rate applies already.
import math


def step_lr(step, lr, step_size, gamma=0.1):
    periods = max(
        math.ceil(float(step) / step_size) - 1, 0
    )  # full periods that have passed; float: narrow integers too
    return float(lr * gamma**periods)


def multistep_lr(step, lr, milestones, gamma=0.1):
    passed = sum(step >= milestone for milestone in milestones)  # a milestone counts from its own step on
    return float(lr * gamma ** int(passed))
