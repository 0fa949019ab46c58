import numpy as np
from gradus import Bars
from reference import softmax


def figures():
    logits = np.array([1.0, 2.0, 4.0])
    heights = {f"logits times {scale:g}": softmax(scale * logits) for scale in (0.25, 1.0, 4.0)}
    return {"temperature": Bars(["1", "2", "4"], heights, x_label="logit", y_label="probability")}
