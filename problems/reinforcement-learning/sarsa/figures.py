import numpy as np
from gradus import Grid, HeatMap, Lines
from reference import epsilon_greedy, expected_sarsa, sarsa

ROWS, COLUMNS, EPSILON = 4, 8, 0.2
START, GOAL = (ROWS - 1) * COLUMNS, ROWS * COLUMNS - 1


def step(cell, action):
    """The cliff: the lowest row between start and goal costs 20 and ends the episode, a step costs 1."""
    down, right = [(-1, 0), (0, 1), (1, 0), (0, -1)][action]
    row, column = cell // COLUMNS + down, cell % COLUMNS + right
    row, column = min(max(row, 0), ROWS - 1), min(max(column, 0), COLUMNS - 1)
    to = row * COLUMNS + column
    fell = row == ROWS - 1 and 0 < column < COLUMNS - 1
    return (-20.0 if fell else -1.0), to, fell or to == GOAL


def walk(q, rng, steps):
    """Transitions of the policy that is epsilon-greedy for q, with random starts."""
    policy, found = epsilon_greedy(q, EPSILON), []
    cell = int(rng.integers(START))
    action = int(rng.choice(4, p=policy[cell]))
    for _ in range(steps):
        reward, to, done = step(cell, action)
        follow = int(rng.choice(4, p=policy[to]))
        found.append((cell, action, reward, to, follow, done))
        cell, action = (to, follow) if not done else (int(rng.integers(START)), int(rng.integers(4)))
    return [np.array(column) for column in zip(*found)]


def figures():
    rng = np.random.default_rng(19)
    careful, bold = np.zeros((ROWS * COLUMNS, 4)), np.zeros((ROWS * COLUMNS, 4))
    for _ in range(60):
        s, a, r, t, b, d = walk(careful, rng, 100)
        careful, _ = expected_sarsa(careful, s, a, r, t, d, 0.3, 1.0, EPSILON)
        bold, _ = expected_sarsa(bold, s, a, r, t, d, 0.3, 1.0, 0.0)
    maps = []
    for title, q in (("Expected SARSA", careful), ("Q-learning", bold)):
        best = q.max(axis=1).reshape(ROWS, COLUMNS)
        best[-1, 1:] = 0.0
        maps.append(HeatMap(best, title=title, value_label="value"))
    truth = np.array(careful)
    for _ in range(200):  # to the values of a policy that is epsilon-greedy for them
        policy = epsilon_greedy(truth, EPSILON)
        for cell in range(START + 1):
            for action in range(4):
                reward, to, done = step(cell, action)
                truth[cell, action] = reward + (0.0 if done else policy[to] @ truth[to])
    curves = {"SARSA": [], "Expected SARSA": []}
    tables = {name: np.array(truth) for name in curves}
    for _ in range(30):
        s, a, r, t, b, d = walk(truth, rng, 100)
        tables["SARSA"] = sarsa(tables["SARSA"], s, a, r, t, b, d, 0.3, 1.0)
        tables["Expected SARSA"], _ = expected_sarsa(tables["Expected SARSA"], s, a, r, t, d, 0.3, 1.0, EPSILON)
        for name, q in tables.items():
            curves[name].append(np.sqrt(np.mean((q - truth)[: START + 1] ** 2)))
    labels = {"x_label": "steps", "y_label": "distance to the policy's values"}
    return {"maps": Grid(maps, columns=2), "noise": Lines(100 * np.arange(1, 31), curves, **labels)}
