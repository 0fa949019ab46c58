import math

import numpy as np
from gradus import Grid, HeatMap, Lines
from reference import elbo, evidence_and_gap, log_weight, mean_field, squares


def figures():
    x, prior = np.array([1.0, 3.0, 2.5]), (0.5, 0.5, 0.5, 0.2)
    rounds = np.arange(1, 11)
    bounds = [elbo(x, prior, mean_field(x, prior, int(k))) for k in rounds]
    q = mean_field(x, prior, 100)
    evidence = evidence_and_gap(x, prior, q)[0]
    curves = {"ELBO": bounds, "log evidence": np.full(10, evidence)}

    mu, tau = (each.ravel() for each in np.meshgrid(np.linspace(-0.5, 4.5, 31), np.linspace(0.02, 2.0, 25)))
    ratio = log_weight(len(x), prior, q, tau, np.log(tau), squares(x, prior, mu, 0), (mu - q[0]) ** 2)
    log_q = (np.log(q[1] / (2 * np.pi)) - q[1] * (mu - q[0]) ** 2) / 2
    log_q += q[2] * np.log(q[3]) - math.lgamma(q[2]) + (q[2] - 1) * np.log(tau) - q[3] * tau
    exact, product = (np.exp(each).reshape(25, 31) for each in (ratio + log_q - evidence, log_q))
    maps = [
        HeatMap(values[::-1], title=title, x_label="mean", y_label="precision (upwards)")
        for title, values in (("exact posterior", exact), ("product", product))
    ]
    lines = Lines(rounds, curves, dashed=["log evidence"], x_label="round", y_label="nats")
    return {"rounds": lines, "densities": Grid(maps)}
