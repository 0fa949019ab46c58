# verdict: wrong_answer
# entry: ucb1
# group: example
# lesson: You add one to the number of pulls to avoid a division by zero, so untried arms have a finite bound and the
# others one that is too narrow. The bound of an untried arm is infinite.
import numpy as np


def ucb1(rewards, c=2**0.5):
    T, K = np.shape(rewards)
    counts, sums = np.zeros(K), np.zeros(K)
    actions, bounds = np.zeros(T, dtype=np.int64), np.full((T, K), np.inf)
    for t in range(T):
        bounds[t] = sums / (counts + 1) + c * np.sqrt(np.log(max(t, 1)) / (counts + 1))
        a = (bounds[t] >= bounds[t].max() - 1e-9).argmax()  # argmax of booleans: the first that is tied
        actions[t] = a
        counts[a] += 1
        sums[a] += rewards[t, a]
    return actions, bounds
