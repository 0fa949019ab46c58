import numpy as np
from gradus import Lines
from reference import gradient_bandit, thompson_choice

STEPS, GAMES = 120, 30


def baseline():
    means, curves = np.array([3.5, 4.0, 4.7]), {}
    for name, on in (("with the baseline", True), ("without", False)):
        total = np.zeros(STEPS)
        for game in range(GAMES):
            rng = np.random.default_rng([17, game])
            p, actions, rewards = np.ones(3) / 3, [], []
            for t in range(STEPS):
                total[t] += p[2] / GAMES
                actions.append(int(rng.choice(3, p=p)))
                rewards.append(float(rng.normal(means[actions[-1]])))
                if t % 10 == 9:  # the policy is renewed every ten steps
                    p = gradient_bandit(np.array(actions), np.array(rewards), 3, 0.2, on)[1][-1]
        curves[name] = total
    return Lines(np.arange(STEPS), curves, x_label="step", y_label="probability of the best arm")


def thompson():
    rates, steps = np.array([0.3, 0.5, 0.65]), 200
    chosen = np.zeros((steps, 3))
    for game in range(50):
        rng = np.random.default_rng([18, game])
        wins, losses = np.zeros(3, dtype=int), np.zeros(3, dtype=int)
        for t in range(steps):
            a = thompson_choice(wins, losses, rng)
            chosen[t, a] += 1 / 50
            won = rng.random() < rates[a]
            wins[a] += won
            losses[a] += not won
    window = np.ones(15) / 15
    curves = {f"rate {rate:g}": np.convolve(chosen[:, k], window, "valid") for k, rate in enumerate(rates)}
    return Lines(np.arange(7, 193), curves, x_label="step", y_label="share of the games")


def figures():
    return {"baseline": baseline(), "thompson": thompson()}
