"""Asks for the rates of many steps, in the order given: a schedule is judged as a curve."""


def cosine_lr(submission, steps, lr, T_max, eta_min=None):
    given = {"eta_min": eta_min}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.cosine_lr(step, lr, T_max, **options) for step in steps]


def cosine_restarts_lr(submission, steps, lr, T_0, T_mult=None, eta_min=None):
    given = {"T_mult": T_mult, "eta_min": eta_min}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.cosine_restarts_lr(step, lr, T_0, **options) for step in steps]


def show(entry, /, steps, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    return f"[{entry}(step{arguments}) for step in {steps!r}]"
