import numpy as np
from gradus import Bars, Lines
from reference import cnn_summary


def conv(out, channels, kernel=3, stride=1, padding=1):
    return ("conv", np.zeros((out, channels, kernel, kernel)), np.zeros(out), stride, padding)


def dense(out, width):
    return ("dense", np.zeros((out, width)), np.zeros(out))


def figures():
    pool = ("maxpool", 2, 2)
    designs = {
        "3 x 3": [conv(1, 1)] * 8,
        "3 x 3, a pool after two": [conv(1, 1), conv(1, 1), pool] * 3,
        "3 x 3, stride 2": [conv(1, 1, stride=2)] * 8,
    }
    curves = {}
    for name, layers in designs.items():
        fields = [rows for rows, _ in cnn_summary(layers[:8], (1, 1000, 1000))[3]]
        curves[name] = (np.arange(9), [1, *fields])
    fields = Lines(np.arange(9), curves, x_label="layers", y_label="rows of the field", y_scale="log")

    layers = [conv(16, 3), pool, conv(32, 16), pool, conv(32, 32), pool, dense(100, 512), dense(10, 100)]
    _, parameters, flops, _ = cnn_summary(layers, (3, 32, 32))
    shown = [place for place, count in enumerate(parameters) if count]
    names = ["conv 16", "conv 32", "conv 32 again", "dense 100", "dense 10"]
    shares = {
        "weights": [100 * parameters[place] / sum(parameters) for place in shown],
        "FLOPs": [100 * flops[place] / sum(flops) for place in shown],
    }
    return {"fields": fields, "shares": Bars(names, shares, y_label="percent")}
