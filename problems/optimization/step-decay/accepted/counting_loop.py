# style: counts drops one at a time, multiplying as it goes
def step_lr(step, lr, step_size, gamma=0.1):
    rate, boundary = float(lr), step_size
    step = float(step)
    while boundary <= step and rate > 0:
        rate *= gamma
        boundary += step_size
    return rate


def multistep_lr(step, lr, milestones, gamma=0.1):
    rate = lr
    for milestone in milestones:
        if not step < milestone:
            rate = rate * gamma
    return rate
