# verdict: wrong_answer
# entry: early_stopping
# group: example, edge
# lesson: Your count starts anew after a NaN. Only an improvement does that: a NaN counts like any epoch without one.
import numpy as np


def early_stopping(history, patience=3, min_delta=0.0, mode="min"):
    values = np.asarray(history, dtype=np.float64)
    losses = values if mode == "min" else -values  # from here on, smaller is better
    best, best_epoch, waited = np.inf, None, 0
    stop_epoch = None
    for epoch, loss in enumerate(losses):
        if np.isnan(loss):
            waited = 0
            continue
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
            continue
        waited += 1
        if waited == patience:
            stop_epoch = epoch
            break  # later epochs never happen
    best_value = None if best_epoch is None else float(values[best_epoch])
    return stop_epoch, best_epoch, best_value
