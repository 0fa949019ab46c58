# verdict: wrong_answer
# entry: vgg_table
# group: example
# lesson: You let all convolutions of a block see the channels of the block before. Only the first does; the others
# see those of their own block.
# Convolutions of the five blocks.
DEPTHS = {
    "A": (1, 1, 2, 2, 2),
    "B": (2, 2, 2, 2, 2),
    "C": (2, 2, 3, 3, 3),  # the third of a block is 1 x 1
    "D": (2, 2, 3, 3, 3),
    "E": (2, 2, 4, 4, 4),
}
WIDTHS = (64, 128, 256, 512, 512)


def vgg_table(config, image_size=224, classes=1000):
    if config not in DEPTHS or image_size < 32:
        raise ValueError(f"no VGG network has the configuration {config!r} for {image_size} pixels")
    table, channels, size = [], 3, image_size
    for block, depth in enumerate(DEPTHS[config]):
        out = WIDTHS[block]
        for place in range(depth):
            taps = 1 if config == "C" and place == 2 else 9  # 1 x 1 or 3 x 3
            weights = out * channels * taps
            name = f"conv{block + 1}_{place + 1}"
            table.append((name, (out, size, size), weights + out, 2 * weights * size**2))
        channels = out
        size //= 2
        table.append((f"pool{block + 1}", (channels, size, size), 0, 0))
    width = channels * size**2  # the last pool, flattened
    for name, units in (("fc6", 4096), ("fc7", 4096), ("fc8", classes)):
        weights = units * width
        table.append((name, (units,), weights + units, 2 * weights))
        width = units
    return table


def stack_against_single(kernels, channels):
    field = 1 + sum(k - 1 for k in kernels)
    pairs = channels**2  # of an input and an output channel: one kernel each
    return field, pairs * sum(k**2 for k in kernels), pairs * field**2
