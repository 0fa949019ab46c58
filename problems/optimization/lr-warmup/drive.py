"""Asks for the rates of many steps, in the order given: a schedule is judged as a curve."""


def warmup_lr(submission, steps, schedule, warmup_steps, start_factor=None):
    given = {"start_factor": start_factor}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.warmup_lr(step, schedule, warmup_steps, **options) for step in steps]


def noam_lr(submission, steps, d_model, warmup_steps=None, factor=None):
    given = {"warmup_steps": warmup_steps, "factor": factor}
    options = {name: value for name, value in given.items() if value is not None}
    return [submission.noam_lr(step, d_model, **options) for step in steps]


def show(entry, /, steps, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    return f"[{entry}(step{arguments}) for step in {steps!r}]"
