import numpy as np
from gradus import Lines
from reference import betainc


def figures():
    t = np.linspace(0.0, 8.0, 81)
    curves = {}
    for df in (2, 5, 30):
        curves[f"{df} degrees of freedom"] = [betainc(df / 2, 0.5, df / (df + each**2)) for each in t]
    return {"tails": Lines(t, curves, x_label="statistic", y_label="two-sided p-value", y_scale="log")}
