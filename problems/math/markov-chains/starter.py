import numpy as np


def distributions(P: np.ndarray, p: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray | None]:
    """The distribution after n steps, and the stationary one.

    P: transition probabilities, rows sum to 1, shape (s, s).
    p: the distribution at the start, shape (s,).
    n: from 0 to 10**9.
    Returns (after, stationary), both of shape (s,); stationary is None where there are several.
    """
    raise NotImplementedError


def absorption(P: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a chain ends and when.

    Returns (probabilities, steps) of shapes (s, a) and (s,), for a absorbing states in ascending order.
    ValueError where some state can't reach an absorbing state.
    """
    raise NotImplementedError


def simulate(P: np.ndarray, state: int, n: int, rng: np.random.Generator) -> np.ndarray:
    """A random path of n steps from state: integers, shape (n + 1,)."""
    raise NotImplementedError
