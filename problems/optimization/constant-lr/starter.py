def constant_lr(step: float, lr: float, factor: float = 1 / 3, total_iters: int = 5) -> float:
    """Learning rate of a constant schedule whose first steps are scaled.

    Args:
        step: steps done so far, >= 0: the first update asks for step 0.
        lr: the constant learning rate.
        factor: what lr is multiplied by in the first steps, in [0, 1].
        total_iters: how many steps are scaled, >= 0.
    """
    raise NotImplementedError
