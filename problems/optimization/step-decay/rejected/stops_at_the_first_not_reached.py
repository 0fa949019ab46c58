# verdict: wrong_answer
# entry: multistep_lr
# group: example
# lesson: You stop at the first milestone that is not reached yet, but the list need not be sorted. Look at all of
# them.
import math


def step_lr(step, lr, step_size, gamma=0.1):
    periods = math.floor(float(step) / step_size)  # full periods that have passed; float: narrow integers too
    return float(lr * gamma**periods)


def multistep_lr(step, lr, milestones, gamma=0.1):
    passed = 0
    for milestone in milestones:
        if step < milestone:
            break
        passed += 1
    return float(lr * gamma ** int(passed))
