import numpy as np
from gradus import Lines
from reference import generator_loss


def figures():
    outputs = np.linspace(-6.0, 6.0, 121)
    kinds = ("saturating", "non_saturating", "wasserstein")
    curves = {kind: generator_loss(outputs, kind)[1] * outputs.size for kind in kinds}
    axes = {"x_label": "output of the discriminator", "y_label": "gradient of the generator's loss"}
    return {"gradients": Lines(outputs, curves, dashed=["wasserstein"], **axes)}
