import numpy as np
from gradus import Bars, HeatMap
from reference import lenet5_table

# Table I of the paper: the maps of S2 that each of the sixteen maps of C3 sees.
SEEN = [
    "012",
    "123",
    "234",
    "345",
    "045",
    "015",
    "0123",
    "1234",
    "2345",
    "0345",
    "0145",
    "0125",
    "0134",
    "1245",
    "0235",
    "012345",
]


def figures():
    widths = (6, 16, 120, 84, 10)
    partial = np.array([[str(row) in seen for seen in SEEN] for row in range(6)], dtype=float)
    tables = {
        "all maps": lenet5_table(widths),
        "paper": lenet5_table(widths, [len(seen) for seen in SEEN], original=True),
    }
    heights = {name: [parameters for *_, parameters in table] for name, table in tables.items()}
    names = [name for name, *_ in tables["paper"]]
    return {
        "partial": HeatMap(partial, x_label="map of C3", y_label="map of S2", value_label="seen"),
        "parameters": Bars(names, heights, y_label="parameters"),
    }
