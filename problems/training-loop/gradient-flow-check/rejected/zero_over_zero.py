# verdict: wrong_answer
# entry: gradient_flow
# group: edge
# lesson: You divide zero by zero where a parameter of zeros has not moved. Its ratio is 0.
import numpy as np


def norm(values):
    size = np.abs(values).max(initial=0.0)
    if size == 0 or not np.isfinite(size):
        return size
    return size * np.sqrt(np.sum((values / size) ** 2))  # no square overflows, and the largest is 1


def state(entry, zero_limit, exploding_limit):
    if not entry["requires_grad"]:
        return "frozen"
    if entry["grad"] is None:
        return "disconnected"
    grad = np.asarray(entry["grad"], dtype=np.float64)  # in float16 the norm could overflow
    if norm(grad) <= zero_limit:  # NaN is not
        return "zero"
    if np.isnan(grad).any():
        return "nan"
    return "exploding" if norm(grad) > exploding_limit else "healthy"


def update_ratio(entry):
    before = np.asarray(entry["before"], dtype=np.float64)
    update = norm(np.asarray(entry["after"], dtype=np.float64) - before)
    size = norm(before)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.float64(update) / np.float64(size))


def gradient_flow(params, zero_limit=1e-8, exploding_limit=1000.0):
    states = {name: state(entry, zero_limit, exploding_limit) for name, entry in params.items()}
    return states, {name: update_ratio(entry) for name, entry in params.items()}
