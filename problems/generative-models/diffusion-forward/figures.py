import numpy as np
from gradus import Grid, Image, Lines
from reference import cosine_betas, linear_betas, q_sample


def figures():
    steps = np.arange(0, 1000, 10)
    curves = {
        name: np.cumprod(1 - betas)[steps]
        for name, betas in (("linear", linear_betas(1000)), ("cosine", cosine_betas(1000)))
    }
    y, x = np.mgrid[-1:1:24j, -1:1:24j]
    picture = np.where((x**2 + y**2 < 0.6) & (y < 0.4 + 0.5 * x), 0.9, -0.8)
    noise = np.random.default_rng(3).normal(size=picture.shape)
    t = np.array([0, 50, 150, 300, 500, 900])
    noisy = q_sample(np.stack([picture] * len(t)), t, np.stack([noise] * len(t)), linear_betas(1000))
    images = [Image(each, title=f"t = {step}", low=-2.5, high=2.5) for step, each in zip(t, noisy)]
    signal = Lines(steps, curves, x_label="step t", y_label="signal left (running product)")
    return {"signal": signal, "pictures": Grid(images, columns=3)}
