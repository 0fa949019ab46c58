"""Asks for the rates of many steps, in the order given: a schedule is judged as a curve."""


def step_lr(submission, steps, lr, step_size, gamma=None):
    given = {"gamma": gamma}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.step_lr(step, lr, step_size, **options) for step in steps]


def multistep_lr(submission, steps, lr, milestones, gamma=None):
    given = {"gamma": gamma}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.multistep_lr(step, lr, milestones, **options) for step in steps]


def show(entry, /, steps, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    return f"[{entry}(step{arguments}) for step in {steps!r}]"
