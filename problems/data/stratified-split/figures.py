import numpy as np
from gradus import Bars
from reference import stratified_kfold


def figures():
    rng = np.random.default_rng(9)
    y = rng.permutation(np.repeat([0, 1], [282, 18]))
    stratified = [y[fold].mean() for fold in stratified_kfold(y, 10, rng)]
    plain = [y[fold].mean() for fold in np.array_split(rng.permutation(300), 10)]
    heights = {"stratified": np.sort(stratified)[::-1], "random": np.sort(plain)[::-1]}
    return {"shares": Bars(range(1, 11), heights, x_label="fold, by share", y_label="share of positives")}
