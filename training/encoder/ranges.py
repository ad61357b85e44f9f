"""What goes into each linear layer: measured on conversations that were learned from."""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from training.encoder.batches import Batch
from training.encoder.eight_bits import EightBits, Range, eight_bits
from training.encoder.model import Encoder, Layer

PARTS = ("query", "mixed", "wide", "narrow")  # query, key and value take the same


class Ranges:
    """Watches the linear layers of an encoder while it reads."""

    def __init__(self, encoder: Encoder) -> None:
        self.least: dict[str, Tensor] = {}
        self.greatest: dict[str, Tensor] = {}
        self.mask: Tensor | None = None
        self._hooks = [
            getattr(layer, part).register_forward_pre_hook(self._hook(f"{name}.{part}"))
            for name, layer in layers_of(encoder)
            for part in PARTS
        ]

    def _hook(self, name: str):  # type: ignore[no-untyped-def]  # torch's own signature
        def seen(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            x = inputs[0][self.mask] if self.mask is not None else inputs[0].flatten(0, -2)
            low, high = x.amin(0), x.amax(0)
            self.least[name] = torch.minimum(low, self.least.get(name, low))
            self.greatest[name] = torch.maximum(high, self.greatest.get(name, high))

        return seen

    def stop(self) -> None:
        """Watch no longer."""
        for hook in self._hooks:
            hook.remove()

    def of(self, name: str) -> Range:
        """The range of one linear layer's input."""
        return Range(least=self.least[name].numpy(), greatest=self.greatest[name].numpy())


def layers_of(encoder: Encoder) -> Iterable[tuple[str, Layer]]:
    """All layers by name, from the first to the last."""
    for kind, layers in (("own", encoder.own), ("looking", encoder.looking)):
        for i, layer in enumerate(layers):
            assert isinstance(layer, Layer)  # noqa: S101  # ModuleList does not say what it holds
            yield f"{kind}.{i}", layer


def linears(
    encoder: Encoder, alone: Sequence[tuple[Tensor, Tensor]], together: Sequence[Batch]
) -> dict[str, EightBits]:
    """All linear layers in eight bits, fitted to what goes into them in these turns.

    `alone`: ids and mask of turns, (turns, pieces); `together`: batches of conversations.
    """
    ranges = Ranges(encoder)
    encoder.eval()
    with torch.inference_mode():
        for ids, mask in alone:
            ranges.mask = mask > 0
            encoder.alone(ids, mask)
        for batch in together:
            ranges.mask = batch.turns >= 0
            encoder.together(batch.states, batch.speakers, batch.turns)
    ranges.stop()
    found = {}
    for name, layer in layers_of(encoder):
        three = [layer.query, layer.key, layer.value]
        weights = np.concatenate([_weights(x) for x in three], axis=1)
        bias = np.concatenate([x.bias.detach().numpy() for x in three])
        found[f"{name}.three"] = eight_bits(weights, bias, ranges.of(f"{name}.query"))
        for part in PARTS[1:]:
            x = getattr(layer, part)
            found[f"{name}.{part}"] = eight_bits(
                _weights(x), x.bias.detach().numpy(), ranges.of(f"{name}.{part}")
            )
    return found


def _weights(linear: nn.Linear) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Shape: (inputs, outputs)."""
    return linear.weight.detach().numpy().T
