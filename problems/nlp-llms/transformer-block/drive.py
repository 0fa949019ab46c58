import numpy as np


def transformer_step(submission, x, params, num_heads, pieces, twice=False):
    cache, outputs, start = None, [], 0
    for size in pieces:
        tokens = x[..., start : start + size, :]
        start += size
        if twice:  # another continuation of the same prefix, which is thrown away
            submission.transformer_step(1.0 - 2.0 * tokens, params, num_heads, cache)
        before = cache
        y, cache = submission.transformer_step(tokens.copy(), params, num_heads, cache)
        if twice:  # and one afterwards, which must not reach into the cache that is kept
            submission.transformer_step(2.0 - 3.0 * tokens, params, num_heads, before)
        outputs.append(np.array(y))
    return outputs


def show(entry, /, **inputs):
    if entry == "transformer_block":
        causal = ", causal=True" if inputs.get("causal") else ""
        return f"transformer_block({inputs['x']!r}, {inputs['params']!r}, {inputs['num_heads']}{causal})"
    lines = [f"x = {inputs['x']!r}", f"params = {inputs['params']!r}", "cache = None", "outputs = []", "start = 0"]
    lines += [f"for size in {inputs['pieces']!r}:", "    tokens = x[..., start : start + size, :]", "    start += size"]
    if inputs.get("twice"):
        lines.append(f"    transformer_step(1.0 - 2.0 * tokens, params, {inputs['num_heads']}, cache)")
    if inputs.get("twice"):
        lines.append("    before = cache")
    lines.append(f"    y, cache = transformer_step(tokens, params, {inputs['num_heads']}, cache)")
    if inputs.get("twice"):
        lines.append(f"    transformer_step(2.0 - 3.0 * tokens, params, {inputs['num_heads']}, before)")
    lines.append("    outputs.append(y)")
    return "\n".join([*lines, "outputs"])
