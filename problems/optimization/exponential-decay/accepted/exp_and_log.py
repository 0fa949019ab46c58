# style: math.exp of a logarithm, and divmod for the stairs
import math


def exponential_decay(step, lr, decay_steps, decay_rate, staircase=False):
    step = float(step)
    periods = divmod(step, decay_steps)[0] if staircase else step / decay_steps
    return math.exp(math.log(lr) + periods * math.log(decay_rate))
