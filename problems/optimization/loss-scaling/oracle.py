"""torch.amp.GradScaler on the CPU, whose scale is a float32, with torch.optim.SGD in float64."""

REQUIRES = ["torch"]
TOLERANCE = {"rtol": 1e-6, "atol": 1e-12}


def made(init_scale, growth_factor, backoff_factor, growth_interval):
    import torch

    scaler = torch.amp.GradScaler(
        "cpu",
        init_scale=init_scale,
        growth_factor=growth_factor,
        backoff_factor=backoff_factor,
        growth_interval=growth_interval,
    )
    scaler.scale(torch.ones(1, dtype=torch.float64))  # makes the scale's tensor
    return scaler


def carried(arrays):
    import numpy as np
    import torch

    return [torch.tensor(np.array(each, dtype=np.float64), requires_grad=True) for each in arrays]


def found_by(scaler, optimizer):
    states = scaler._per_optimizer_states[id(optimizer)]["found_inf_per_device"]
    return any(bool(each) for each in states.values())


def GradScaler(losses, grads, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
    import torch

    if not all(grads):
        return NotImplemented  # torch wants a gradient in every step
    scaler = made(init_scale, growth_factor, backoff_factor, growth_interval)
    scaled_losses, unscaled, found_inf, scales = [], [], [], [scaler.get_scale()]
    for loss, step_grads in zip(losses, grads):
        scaled_losses.append(float(scaler.scale(torch.tensor(float(loss), dtype=torch.float64))))
        tensors = carried(step_grads)
        for tensor in tensors:
            tensor.grad = tensor.detach().clone()
        optimizer = torch.optim.SGD(tensors, lr=0.1)
        scaler.unscale_(optimizer)
        unscaled.append([tensor.grad.numpy() for tensor in tensors])
        found_inf.append(found_by(scaler, optimizer))
        scaler.update()
        scales.append(scaler.get_scale())
    return scaled_losses, unscaled, found_inf, scales


def scaled_sgd(params, grads, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
    import numpy as np
    import torch

    if not params:
        return NotImplemented
    scaler = made(init_scale, growth_factor, backoff_factor, growth_interval)
    weights = carried(params)
    optimizer = torch.optim.SGD(weights, lr=lr)
    scales, skipped = [], []
    for t, step_grads in enumerate(grads):
        scale = scaler.get_scale()
        for weight, exact in zip(weights, carried(step_grads)):
            with np.errstate(over="ignore"):  # torch's half() goes through float32, which rounds twice
                half = (scale * exact.detach()).numpy().astype(np.float16)
            weight.grad = torch.from_numpy(half).double()
        scales.append(scale)
        scaler.unscale_(optimizer)
        if found_by(scaler, optimizer):
            skipped.append(t)
        scaler.step(optimizer)
        scaler.update()
    return [weight.detach().numpy() for weight in weights], scales, skipped
