import numpy as np
from gradus import Grid, Image
from reference import instance_norm


def figures():
    y, x = np.mgrid[0:20, 0:28]
    scene = np.sin(x / 3) * np.cos(y / 4) + 0.4 * (np.hypot(x - 18, y - 8) < 5)
    images = np.stack([0.5 + 0.08 * scene, 0.35 + 0.25 * scene, 0.8 + 0.03 * scene])[:, None]  # (N, C, H, W)
    made = instance_norm(images)
    parts = [Image(image[0], title="before", low=0, high=1) for image in images]
    parts += [Image(image[0], title="after", low=-3, high=3) for image in made]
    return {"contrast": Grid(parts, columns=3)}
