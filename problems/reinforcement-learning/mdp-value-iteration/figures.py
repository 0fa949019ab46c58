import numpy as np
from gradus import Grid, HeatMap, Lines
from reference import policy_evaluation, value_iteration

ROWS, COLUMNS = 4, 6
GOAL, PIT = (0, 5), (1, 4)
MOVES = [(-1, 0), (0, 1), (1, 0), (0, -1)]


def gridworld(slip=0.2):
    """Steps cost 0.05, the goal pays 1, the pit costs 1; with probability slip one slides to a side."""
    S = ROWS * COLUMNS
    P, R, terminal = np.zeros((S, 4, S)), np.full((S, 4), -0.05), np.zeros(S, dtype=bool)
    terminal[[GOAL[0] * COLUMNS + GOAL[1], PIT[0] * COLUMNS + PIT[1]]] = True
    for row in range(ROWS):
        for column in range(COLUMNS):
            for action in range(4):
                for turn, share in ((0, 1 - slip), (1, slip / 2), (3, slip / 2)):
                    up, right = MOVES[(action + turn) % 4]
                    r, c = min(max(row + up, 0), ROWS - 1), min(max(column + right, 0), COLUMNS - 1)
                    P[row * COLUMNS + column, action, r * COLUMNS + c] += share
                    R[row * COLUMNS + column, action] += share * (((r, c) == GOAL) - 1.0 * ((r, c) == PIT))
    return P, R, terminal


def figures():
    P, R, terminal = gridworld()
    best, policy = value_iteration(P, R, terminal, 0.95)
    uniform = policy_evaluation(P, R, terminal, np.full(R.shape, 0.25), 0.95)
    maps = [
        HeatMap(values.reshape(ROWS, COLUMNS), title=title, value_label="value", diverging=True)
        for title, values in (("uniform policy", uniform), ("best policy", best))
    ]
    errors = {}
    sweeps = np.arange(0, 121)
    for gamma in (0.5, 0.9, 0.99):
        P, R, terminal = gridworld()
        R = R - 0.5 * (np.arange(4) == 1)  # no way is free of cost
        terminal[:] = False
        goal, _ = value_iteration(P, R, terminal, gamma)
        V, errors[f"gamma {gamma:g}"] = np.zeros(len(R)), []
        for _ in sweeps:
            errors[f"gamma {gamma:g}"].append(max(np.abs(V - goal).max(), 1e-12))
            V = (R + gamma * P @ V).max(axis=1)
    return {
        "maps": Grid(maps, columns=2),
        "sweeps": Lines(sweeps, errors, x_label="sweep", y_label="largest error", y_scale="log"),
    }
