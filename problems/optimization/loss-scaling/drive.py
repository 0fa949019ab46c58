"""Runs one scaler over the given losses and scaled gradients; options go by keyword."""

import numpy as np


def given(**options):
    return {name: value for name, value in options.items() if value is not None}


def GradScaler(
    submission, losses, grads, init_scale=None, growth_factor=None, backoff_factor=None, growth_interval=None
):
    options = given(
        init_scale=init_scale,
        growth_factor=growth_factor,
        backoff_factor=backoff_factor,
        growth_interval=growth_interval,
    )
    scaler = submission.GradScaler(**options)
    scaled_losses, unscaled, found_inf, scales = [], [], [], [scaler.get_scale()]
    for loss, step_grads in zip(losses, grads):
        scaled_losses.append(scaler.scale(loss))
        answer = scaler.unscale(step_grads)
        arrays, found = (answer["unscaled"], answer["found_inf"]) if isinstance(answer, dict) else answer
        unscaled.append([np.array(g) for g in arrays])
        found_inf.append(found)
        scaler.update(found)
        scales.append(scaler.get_scale())
    return scaled_losses, unscaled, found_inf, scales


def show(entry, /, grads, losses=None, params=None, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    if entry == "scaled_sgd":
        return f"scaled_sgd({params!r}, {grads!r}{arguments})"
    lines = [f"scaler = GradScaler({arguments.removeprefix(', ')})", "history = [scaler.get_scale()]"]
    if grads:
        lines += ["for loss, grads in [", *(f"    ({loss!r}, {step!r})," for loss, step in zip(losses, grads)), "]:"]
        lines += ["    scaled_loss = scaler.scale(loss)", "    unscaled, found_inf = scaler.unscale(grads)"]
        lines += ["    scaler.update(found_inf)"]
        lines += ["    history.append((scaled_loss, unscaled, found_inf, scaler.get_scale()))"]
    return "\n".join([*lines, "history"])
