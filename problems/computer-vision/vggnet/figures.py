import numpy as np
from gradus import Bars, Lines
from reference import stack_against_single, vgg_table


def figures():
    names = [f"block {each}" for each in range(1, 6)] + ["fc6", "fc7", "fc8"]
    totals = np.zeros((len(names), 2))
    for name, _, parameters, flops in vgg_table("D"):
        place = names.index(name) if name in names else int(name[4]) - 1
        totals[place] += parameters, flops
    shares = 100 * totals / totals.sum(axis=0)
    heights = {"parameters": shares[:, 0], "FLOPs": shares[:, 1]}

    stacks = [stack_against_single([3] * depth, 1) for depth in range(1, 8)]
    fields, stacked, single = (np.array(each) for each in zip(*stacks))
    curves = {"stack of 3 x 3": stacked, "one kernel": single}
    labels = {"x_label": "receptive field", "y_label": "weights"}
    return {"shares": Bars(names, heights, y_label="percent"), "stacks": Lines(fields, curves, **labels)}
