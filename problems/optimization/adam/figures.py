import numpy as np
from gradus import Lines, Regions
from reference import Adam

STEPS = 60
CURVATURES = np.array([0.1, 4.0])  # a narrow valley: f = (0.1 x^2 + 4 y^2) / 2


def path(step):
    point, places = np.array([-4.0, 1.5]), []
    for t in range(STEPS + 1):
        places.append(point.copy())
        point = step(point, CURVATURES * point, t)
    return np.array(places)


def adam(lr):
    params = [np.array([-4.0, 1.5])]
    optimizer = Adam(params, lr=lr)

    def step(point, grad, t):
        optimizer.step([grad])
        return params[0].copy()

    return step


def momentum_step(lr, beta):
    velocity = np.zeros(2)

    def step(point, grad, t):
        velocity[:] = beta * velocity + grad
        return point - lr * velocity

    return step


def figures():
    x, y = np.meshgrid(np.linspace(-5, 2, 70), np.linspace(-2, 2, 50))
    f = 0.5 * (0.1 * x**2 + 4 * y**2)
    bounds = [0.1, 0.4, 1.0, 2.0, 4.0]
    lines = {
        "SGD": path(lambda point, grad, t: point - 0.4 * grad),
        "momentum": path(momentum_step(0.05, 0.9)),
        "Adam": path(adam(0.2)),
    }
    names = ["below 0.1", "0.4", "1", "2", "4", "above 4"]
    values = {name: 0.5 * (places**2 @ CURVATURES) for name, places in lines.items()}
    return {
        "valley": Regions(
            (-5, 2), (-2, 2), np.digitize(f, bounds), names, lines=lines, ordered=True, x_label="x", y_label="y"
        ),
        "losses": Lines(np.arange(STEPS + 1), values, x_label="step", y_label="loss", y_scale="log"),
    }
