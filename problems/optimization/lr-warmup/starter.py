from collections.abc import Callable


def warmup_lr(step: float, schedule: Callable[[float], float], warmup_steps: int, start_factor: float = 1 / 3) -> float:
    """Learning rate that rises linearly to schedule(0) and then follows the schedule.

    Args:
        step: steps done so far, >= 0: the first update asks for step 0.
        schedule: learning rate as a function of the steps done since the warmup ended.
        warmup_steps: length of the ramp, >= 0.
        start_factor: share of schedule(0) at step 0, in (0, 1].
    """
    raise NotImplementedError


def noam_lr(step: float, d_model: int, warmup_steps: int = 4000, factor: float = 1.0) -> float:
    """Schedule of the original Transformer, for steps from 1.

    Args:
        step: number of this update, >= 1.
        d_model: width of the model, >= 1.
        warmup_steps: the step of the peak, >= 1.
        factor: scale of the whole schedule, > 0.
    """
    raise NotImplementedError
