"""Asks for the rates of many steps, in the order given: a schedule is judged as a curve."""


def constant_lr(submission, steps, lr, factor=None, total_iters=None):
    given = {"factor": factor, "total_iters": total_iters}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.constant_lr(step, lr, **options) for step in steps]


def show(entry, /, steps, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    return f"[{entry}(step{arguments}) for step in {steps!r}]"
