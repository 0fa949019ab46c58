import numpy as np
from gradus import Scatter
from reference import smote


def figures():
    rng = np.random.default_rng(10)
    minority = np.concatenate([rng.normal(size=(9, 2)), rng.normal(loc=(4.0, 2.0), scale=0.6, size=(6, 2))])
    made = smote(minority, 120, 3, rng)
    return {"points": Scatter({"synthetic": made, "minority class": minority}, x_label="x", y_label="y")}
