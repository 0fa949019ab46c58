import numpy as np
from gradus import Lines, Regions
from reference import gradient_descent


def figures():
    matrix = np.diag([1.0, 10.0])

    def f(x):
        return 0.5 * x @ matrix @ x

    path, _ = gradient_descent(f, lambda x: matrix @ x, np.array([4.0, 0.9]), shrink=0.6, c=0.1, max_iter=30)
    x, y = np.meshgrid(np.linspace(-1, 5, 61), np.linspace(-1.2, 1.2, 41))
    height = 0.5 * (x**2 + 10 * y**2)
    cells = np.digitize(height, [0.2, 1.0, 3.0, 7.0])
    names = ["below 0.2", "below 1", "below 3", "below 7", "above"]
    bowl = Regions((-1, 5), (-1.2, 1.2), cells, names, lines={"path": path}, ordered=True)

    fixed = [np.array([4.0, 0.9])]
    for _ in range(len(path) - 1):
        fixed.append(fixed[-1] - 0.19 * matrix @ fixed[-1])
    curves = {"backtracking": [f(p) for p in path], "fixed step of 0.19": [f(p) for p in fixed]}
    return {"path": bowl, "values": Lines(np.arange(len(path)), curves, x_label="step", y_label="f", y_scale="log")}
