# verdict: wrong_answer
# entry: mixed_loss
# group: example
# lesson: You normalise the advantages. They enter the loss as they are given.
import numpy as np


def weighted_loss(weights, features, tokens, shares):
    """Minus the sum of shares times log-probabilities, and its gradient in the weights."""
    x = np.asarray(features, dtype=np.float64)
    z = x @ np.asarray(weights, dtype=np.float64)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    rows = np.arange(len(x))
    slope = np.exp(log_p)
    slope[rows, tokens] -= 1
    return -(shares @ log_p[rows, tokens]), x.T @ (shares[:, None] * slope)


def rl_part(weights, features, actions, advantages):
    advantages = np.asarray(advantages, dtype=np.float64)
    advantages = (advantages - advantages.mean()) / (advantages.std() + 1e-8)
    return weighted_loss(weights, features, actions, advantages / len(actions))


def ptx_part(weights, ptx_features, ptx_targets):
    m = len(ptx_targets)
    return weighted_loss(weights, ptx_features, ptx_targets, np.full(m, 1 / m))


def mixed_loss(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    rl_loss, _ = rl_part(weights, features, actions, advantages)
    ptx_loss, _ = ptx_part(weights, ptx_features, ptx_targets)
    return rl_loss + gamma * ptx_loss, rl_loss, ptx_loss


def mixed_loss_grad(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    _, rl_grad = rl_part(weights, features, actions, advantages)
    _, ptx_grad = ptx_part(weights, ptx_features, ptx_targets)
    lengths = np.linalg.norm(rl_grad) * np.linalg.norm(ptx_grad)
    cosine = (rl_grad * ptx_grad).sum() / lengths if lengths > 0 else 0.0
    return rl_grad + gamma * ptx_grad, cosine


def ptx_losses_after_step(weights, features, actions, advantages, ptx_features, ptx_targets, gammas, lr):
    _, rl_grad = rl_part(weights, features, actions, advantages)
    _, ptx_grad = ptx_part(weights, ptx_features, ptx_targets)
    losses = []
    for gamma in gammas:
        stepped = weights - lr * (rl_grad + gamma * ptx_grad)
        losses.append(ptx_part(stepped, ptx_features, ptx_targets)[0])
    return np.array(losses)
