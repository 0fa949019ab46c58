import numpy as np
from gradus import Lines
from reference import clip_grad_norm, clip_grad_value


def figures():
    angles = np.linspace(0.0, 2 * np.pi, 181)
    before = np.stack([2.5 * np.cos(angles), 1.6 * np.sin(angles)], axis=1)
    before = before @ np.array([[0.9, 0.4], [-0.4, 0.9]])  # no symmetry about the axes
    by_norm = np.array([clip_grad_norm([g], 1.0)[0][0] for g in before])
    by_value = np.array([clip_grad_value([g], 1.0)[0] for g in before])
    curves = {"before": before, "by norm": by_norm, "by value": by_value}
    pairs = {name: (points[:, 0], points[:, 1]) for name, points in curves.items()}
    return {"both": Lines(angles, pairs, dashed=["before"], x_label="first element", y_label="second element")}
