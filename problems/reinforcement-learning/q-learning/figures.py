import numpy as np
from gradus import Grid, HeatMap, Lines
from reference import q_learning

ROWS, COLUMNS, GOAL, PIT = 4, 6, 5, 10


def gridworld():
    """Every transition of a grid in which a step costs 0.05, the goal pays 1 and the pit costs 1."""
    found = []
    for cell in range(ROWS * COLUMNS):
        for action, (down, right) in enumerate([(-1, 0), (0, 1), (1, 0), (0, -1)]):
            if cell in (GOAL, PIT):
                continue
            row, column = cell // COLUMNS + down, cell % COLUMNS + right
            inside = 0 <= row < ROWS and 0 <= column < COLUMNS
            to = row * COLUMNS + column if inside else cell
            found.append((cell, action, {GOAL: 1.0, PIT: -1.0}.get(to, -0.05), to, to in (GOAL, PIT)))
    return [np.array(column) for column in zip(*found)]


def figures():
    data, start = gridworld(), np.zeros((ROWS * COLUMNS, 4))
    goal, _ = q_learning(start, *data, alpha=1.0, gamma=0.9, sweeps=60)
    sweeps = np.arange(41)
    errors = {}
    for alpha in (0.1, 0.5, 1.0):
        q, curve = start, []
        for _ in sweeps:
            curve.append(max(np.abs(q - goal).max(), 1e-8))
            q, _ = q_learning(q, *data, alpha=alpha, gamma=0.9)
        errors[f"alpha {alpha:g}"] = curve
    maps = []
    for n in (1, 2, 4, 25):
        q, _ = q_learning(start, *data, alpha=1.0, gamma=0.9, sweeps=n)
        best = q.max(axis=1).reshape(ROWS, COLUMNS)
        maps.append(HeatMap(best, title=f"{n} sweep" + "s" * (n > 1), value_label="value", diverging=True))
    return {
        "sweeps": Lines(sweeps, errors, x_label="sweep", y_label="largest error", y_scale="log"),
        "spreading": Grid(maps, columns=2),
    }
