"""Asks for the rates of many steps, in the order given: a schedule is judged as a curve."""


def exponential_decay(submission, steps, lr, decay_steps, decay_rate, staircase=None):
    given = {"staircase": staircase}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.exponential_decay(step, lr, decay_steps, decay_rate, **options) for step in steps]


def show(entry, /, steps, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    return f"[{entry}(step{arguments}) for step in {steps!r}]"
