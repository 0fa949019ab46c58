# style: the configuration as a string of letters, recursion over it
PLANS = {
    "A": "a.b.cc.dd.ee.",
    "B": "aa.bb.cc.dd.ee.",
    "C": "aa.bb.ccC.ddD.eeE.",
    "D": "aa.bb.ccc.ddd.eee.",
    "E": "aa.bb.cccc.dddd.eeee.",
}


def _walk(plan, channels, size, block, place):
    if not plan:
        return [], channels * size * size
    letter = plan[0]
    if letter == ".":
        size = size // 2
        row = (f"pool{block}", (channels, size, size), 0, 0)
        block, place = block + 1, 1
    else:
        out = {"a": 64, "b": 128, "c": 256}.get(letter.lower(), 512)
        each = channels * (1 if letter.isupper() else 9)
        row = (f"conv{block}_{place}", (out, size, size), out * (each + 1), 2 * each * out * size * size)
        channels, place = out, place + 1
    rows, width = _walk(plan[1:], channels, size, block, place)
    return [row, *rows], width


def vgg_table(config, image_size=224, classes=1000):
    if config not in PLANS:
        raise ValueError("config")
    if image_size < 32:
        raise ValueError("small")
    rows, width = _walk(PLANS[config], 3, image_size, 1, 1)
    for name, units in zip(("fc6", "fc7", "fc8"), (4096, 4096, classes)):
        rows.append((name, (units,), units * width + units, 2 * units * width))
        width = units
    return rows


def stack_against_single(kernels, channels):
    field = 1
    weights = 0
    for k in kernels:
        field += k - 1
        weights += channels * channels * k * k
    return field, weights, channels * channels * field * field
