import numpy as np
from gradus import Bars, Lines
from reference import dpo_steps, optimal_policy, rl_steps

REF = np.log(np.array([0.4, 0.3, 0.2, 0.1]))
REWARDS = np.array([-1.0, 0.5, 1.0, 0.0])
BETA = 0.5


def policy(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def figures():
    steps, all_pairs = 200, np.ones((4, 4)) / 6
    some = all_pairs.copy()
    some[0, :] = some[:, 0] = 0.0  # the reference's favourite, a bad answer, is in no pair
    start = (REF, REF, REWARDS, BETA)
    rl, rl_path = rl_steps(*start, 0.5, steps)
    _, full_path = dpo_steps(*start, all_pairs, 2.0, steps)
    blind, blind_path = dpo_steps(*start, some, 2.0, steps)
    paths = {"RL": rl_path, "DPO, all pairs": full_path, "DPO, answer 0 in no pair": blind_path}
    ends = {"optimum": optimal_policy(REF, REWARDS, BETA), "RL": policy(rl), "DPO, answer 0 in no pair": policy(blind)}
    return {
        "paths": Lines(np.arange(steps + 1), paths, x_label="step", y_label="KL from the optimum"),
        "ends": Bars(["0", "1", "2", "3"], ends, x_label="answer", y_label="probability"),
    }
