def count_steps(
    n: int, batch_size: int, epochs: int, drop_last: bool = False, accumulation: int = 1, workers: int = 1
) -> tuple[int, int, int, int]:
    """(steps_per_epoch, updates, samples_seen, last_batch) of a training run on n samples.

    Raises ValueError if n < 0, or batch_size, epochs, accumulation or workers is below 1.
    """
    raise NotImplementedError
