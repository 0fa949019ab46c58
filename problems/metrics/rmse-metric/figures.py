import numpy as np
from gradus import Lines
from reference import root_mean_squared_error, root_mean_squared_log_error


def figures():
    true = np.array([100.0])
    pred = np.linspace(0.0, 400.0, 81)
    plain = [root_mean_squared_error(true, np.array([p])) / 100 for p in pred]
    log = [root_mean_squared_log_error(true, np.array([p])) for p in pred]
    curves = {"RMSE / 100": plain, "RMSLE": log}
    return {"sides": Lines(pred, curves, x_label="prediction for a true value of 100", y_label="error")}
