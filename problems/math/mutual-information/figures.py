import numpy as np
from gradus import Lines
from reference import mutual_information


def figures():
    noise = np.linspace(0.0, 1.0, 101)
    bits = [mutual_information(np.array([[1 - e, e], [e, 1 - e]]), 2)[0] for e in noise]
    return {"channel": Lines(noise, {"bits": bits}, x_label="probability that the copy is wrong", y_label="bits")}
