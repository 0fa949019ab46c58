import numpy as np
from gradus import Lines
from reference import train_gan


def figures():
    rng = np.random.default_rng(137)
    steps, batch = 600, 64
    real = 3 + 0.5 * rng.normal(size=(steps, batch))
    noise = rng.normal(size=(2, steps, batch))
    generators, _, losses = train_gan(real, *noise, (1.0, 0.0), (0.0, 0.0, 0.0), 0.1, 0.05)
    at = np.arange(1, steps + 1)
    shown = slice(None, None, 4)
    game = {"mean of the fakes": generators[shown, 1], "deviation of the fakes": np.abs(generators[shown, 0])}
    aim = {"mean of the data": np.full(at[shown].size, 3.0), "deviation of the data": np.full(at[shown].size, 0.5)}
    curves = {"discriminator": losses[shown, 0], "generator": losses[shown, 1]}
    even = {"2 log 2": np.full(at[shown].size, 2 * np.log(2))}
    return {
        "game": Lines(at[shown], game | aim, dashed=list(aim), x_label="step"),
        "losses": Lines(at[shown], curves | even, dashed=list(even), x_label="step", y_label="loss"),
    }
