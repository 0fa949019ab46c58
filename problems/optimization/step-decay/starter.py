from collections.abc import Sequence


def step_lr(step: float, lr: float, step_size: int, gamma: float = 0.1) -> float:
    """Learning rate that is multiplied by gamma after every step_size steps.

    Args:
        step: steps done so far, >= 0: the first update asks for step 0.
        lr: learning rate at step 0.
        step_size: length of a period, >= 1.
        gamma: factor of each drop, in (0, 1].
    """
    raise NotImplementedError


def multistep_lr(step: float, lr: float, milestones: Sequence[float], gamma: float = 0.1) -> float:
    """Learning rate that is multiplied by gamma at each milestone.

    Args:
        step: steps done so far, >= 0.
        lr: learning rate before the first milestone.
        milestones: steps at which the rate drops, in any order; one that stands twice counts twice.
        gamma: factor of each drop, in (0, 1].
    """
    raise NotImplementedError
