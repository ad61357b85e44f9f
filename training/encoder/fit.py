"""Fitting the layers above and the heads, all labels at once."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from training.encoder.batches import ALL, Laid, batch_of, shuffled
from training.encoder.heads import Aim, Heads
from training.encoder.model import Encoder


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How long and how fast is learned."""

    epochs: int = 8
    size: int = 2  # conversations at once
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warm: float = 0.1  # share of the steps in which the rate rises
    bare: float = 0.3  # share of the conversations that are learned without marks on letters
    clip: float = 1.0
    seed: int = 1


def fit(
    encoder: Encoder,
    laid: Sequence[Laid],
    recipe: Recipe,
    told: Callable[[int, Heads], None],
) -> Heads:
    """Learn; `told` is called after every epoch with its number, from 1."""
    torch.manual_seed(recipe.seed)
    random = np.random.default_rng(recipe.seed)
    aim = Aim(torch.cat([x.truth for x in laid]), torch.cat([x.asked for x in laid]))
    heads = Heads(encoder.position.weight.shape[1], len(ALL))
    with torch.no_grad():
        heads.linear.weight.mul_(0.1)
        heads.linear.bias.copy_(aim.bias)
    steps = recipe.epochs * -(-len(laid) // recipe.size)
    optimizer, schedule = _optimizer(encoder, heads, recipe, steps)
    for epoch in range(1, recipe.epochs + 1):
        encoder.train()
        heads.train()
        start, total, count = time.monotonic(), 0.0, 0
        for some in shuffled(laid, recipe.size, random):
            batch = batch_of(some, (random.random(len(some)) < recipe.bare).tolist())
            states = encoder.together(batch.states, batch.speakers, batch.turns)
            loss = aim.loss(heads(states[batch.turns >= 0], batch.lengths), batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            nn.utils.clip_grad_norm_(
                [p for g in optimizer.param_groups for p in g["params"]], recipe.clip
            )
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(
            f"epoch {epoch}: loss {total / count:.4f}, {time.monotonic() - start:.0f} s", flush=True
        )
        told(epoch, heads)
    return heads


def _optimizer(
    encoder: Encoder, heads: Heads, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW; the rate rises, then falls to nothing. New weights learn faster than old ones."""
    new: list[Tensor] = [*heads.parameters(), *encoder.speaker.parameters()]
    plain: list[Tensor] = []
    old: list[Tensor] = []
    for name, weight in encoder.looking.named_parameters():
        (new if name.endswith("near") else old if weight.dim() > 1 else plain).append(weight)
    groups = [
        {"params": old, "lr": recipe.rate, "weight_decay": recipe.decay},
        {"params": plain, "lr": recipe.rate, "weight_decay": 0.0},
        {"params": new, "lr": recipe.head_rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    warm = max(1, round(recipe.warm * steps))

    def rate(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def odds_of(encoder: Encoder, heads: Heads, laid: Sequence[Laid]) -> list[Tensor]:
    """The log-odds of each conversation's turns. Shapes: (turns, all labels)."""
    encoder.eval()
    heads.eval()
    found = []
    for x in laid:
        batch = batch_of([x], [False])
        with torch.inference_mode():
            states = encoder.together(batch.states, batch.speakers, batch.turns)
            found.append(heads(states[batch.turns >= 0], batch.lengths).clone())
    return found
