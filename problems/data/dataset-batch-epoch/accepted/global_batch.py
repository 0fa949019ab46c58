# style: divmod, and the global batch size
def count_steps(n, batch_size, epochs, drop_last=False, accumulation=1, workers=1):
    for count in (n + 1, batch_size, epochs, accumulation, workers):
        if count <= 0:
            raise ValueError("counts")
    full, rest = divmod(n, batch_size * workers)
    steps = full + (rest > 0 and not drop_last)
    in_last = batch_size if steps else 0
    if rest and not drop_last:
        in_last = (rest + workers - 1) // workers
    before = max(steps - 1, 0)
    groups, partial = divmod(steps, accumulation)
    return steps, (groups + bool(partial)) * epochs, epochs * workers * (before * batch_size + in_last), in_last
