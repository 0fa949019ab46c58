def cosine_lr(step: float, lr: float, T_max: int, eta_min: float = 0.0) -> float:
    """Learning rate that falls from lr to eta_min along half a cosine wave, and stays there.

    Args:
        step: steps done so far, >= 0: the first update asks for step 0.
        lr: learning rate at step 0, >= eta_min.
        T_max: the step at which eta_min is reached, >= 1.
        eta_min: the lowest rate, >= 0.
    """
    raise NotImplementedError


def cosine_restarts_lr(step: float, lr: float, T_0: int, T_mult: int = 1, eta_min: float = 0.0) -> float:
    """Cosine decay that starts again at lr after each period; each period is T_mult times as long as the one before.

    Args:
        step: steps done so far, >= 0.
        lr: learning rate at the start of each period, >= eta_min.
        T_0: length of the first period, >= 1.
        T_mult: factor from one period to the next, >= 1.
        eta_min: the rate towards which each period falls, >= 0.
    """
    raise NotImplementedError
