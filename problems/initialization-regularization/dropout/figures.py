import numpy as np
from gradus import Bars
from reference import dropout


def figures():
    x = np.ones(2_000)
    shares = (0.2, 0.5, 0.8)
    outputs = {p: dropout(x, np.random.default_rng(7), p=p)[0] for p in shares}
    return {
        "moments": Bars(
            [f"{p:g}" for p in shares],
            {"mean": [outputs[p].mean() for p in shares], "standard deviation": [outputs[p].std() for p in shares]},
            x_label="p",
            y_label="of 2,000 ones after dropout",
        )
    }
