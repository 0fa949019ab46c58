def exponential_decay(step: float, lr: float, decay_steps: float, decay_rate: float, staircase: bool = False) -> float:
    """Learning rate that is multiplied by decay_rate over every decay_steps steps.

    Args:
        step: steps done so far, >= 0: the first update asks for step 0.
        lr: learning rate at step 0.
        decay_steps: length of a period, > 0.
        decay_rate: factor over a whole period, in (0, 1].
        staircase: True drops at the end of each period, False falls smoothly.
    """
    raise NotImplementedError
