import numpy as np
from gradus import Grid, HeatMap


def sharing(title, key):
    samples, channels = np.meshgrid(np.arange(4), np.arange(6), indexing="ij")
    return HeatMap(key(samples, channels), title=title, x_label="channel", y_label="sample", value_label="who shares")


def figures():
    return {
        "sharing": Grid(
            [
                sharing("BatchNorm", lambda n, c: c + 0 * n),
                sharing("LayerNorm", lambda n, c: n + 0 * c),
                sharing("GroupNorm, 3 groups", lambda n, c: 3 * n + c // 2),
                sharing("InstanceNorm", lambda n, c: 6 * n + c),
            ],
            columns=2,
        )
    }
