"""Write what was learned as the files that the package serves, and measure those files.

python -m training.encoder.export --run DIR [--corpus DIR] [--out DIR]
"""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ascolto.engines.encoder import LABELS, load_encoder
from ascolto.engines.encoder.pieces import MOST, Pieces
from ascolto.engines.encoder.weights import FILES, FOLDER, GRAPH, HEADS, SUMS, TOKENIZER, digest
from training.encoder.batches import ALL, SHIFT, Laid, batch_of
from training.encoder.corpus import heard
from training.encoder.graph import build
from training.encoder.lower import lay, padded
from training.encoder.model import Encoder
from training.encoder.packed import packed_path, read_packed
from training.encoder.ranges import linears
from training.encoder.report import report
from training.encoder.scores import Measured
from training.encoder.stretches import learn_stretches, no_stretches
from training.examples import read_corpus

SAMPLE = 200  # conversations that the ranges of the eight-bit layers are measured on
Arrays = dict[str, NDArray[Any]]


def main() -> None:
    """Write the graph and its heads, and say what the written files are worth."""
    args = _arguments()
    torch.set_num_threads(2)
    args.out.mkdir(parents=True, exist_ok=True)
    learned = torch.load(args.run / "learned.pt", weights_only=True)
    encoder = Encoder(
        read_packed(packed_path()).sizes,
        learned["pieces"], len(learned["own"]), len(learned["looking"]), 0.0,
    )  # fmt: skip
    encoder.load_state_dict(learned["encoder"])
    shutil.copy(args.run / TOKENIZER, args.out / TOKENIZER)
    pieces = Pieces(Tokenizer.from_file(str(args.run / TOKENIZER)))
    conversations = heard(read_corpus(args.corpus))
    sample = [c for c in conversations if not c.kept_back]
    laid = lay(sample[:: max(1, len(sample) // SAMPLE)], pieces, encoder)
    texts = sorted({t.text for x in laid for t in x.heard.turns})
    alone = [(ids, mask) for _, ids, mask in padded(texts, pieces)]
    together = [batch_of([x], [bare]) for x in laid for bare in (False, True)]
    onnx.save(build(encoder, linears(encoder, alone, together), MOST + 2), args.out / GRAPH)
    arrays = _heads(learned["heads"]) | no_stretches()
    _write(args.out, arrays)
    arrays |= learn_stretches(load_encoder(args.out), read_corpus(args.corpus))
    _write(args.out, arrays)
    back = lay([c for c in conversations if c.kept_back], pieces, encoder)
    measured = Measured(back, [_odds(args.out, x) for x in back])
    figures = report(measured, every=True)
    (args.run / "exported.json").write_text(json.dumps(figures, indent=1), "utf-8")
    print(f"{args.out / GRAPH}: {(args.out / GRAPH).stat().st_size / 1e6:.1f} MB")


def _heads(state: dict[str, torch.Tensor]) -> Arrays:
    """The heads' arrays by side."""
    weights, bias = state["linear.weight"].numpy().T, state["linear.bias"].numpy()
    hidden = len(weights) // 2
    arrays: Arrays = {}
    for side, labels in LABELS.items():
        at = slice(SHIFT[side], SHIFT[side] + len(labels))
        arrays |= {
            f"{side}_labels": np.array(labels),
            f"{side}_mean": weights[:hidden, at].astype(np.float32),
            f"{side}_most": weights[hidden:, at].astype(np.float32),
            f"{side}_bias": bias[at].astype(np.float32),
        }
    return arrays


def _write(folder: Path, arrays: Arrays) -> None:
    np.savez(folder / HEADS, allow_pickle=False, **arrays)
    sums = {name: digest((folder / name).read_bytes()) for name in FILES}
    (folder / SUMS).write_text(json.dumps(sums, indent=1) + "\n", "utf-8")
    load_encoder.cache_clear()


def _odds(folder: Path, x: Laid) -> NDArray[np.float64]:
    """What the written files say of a conversation. Shape: (turns, all labels)."""
    weighed, _ = load_encoder(folder).hear([(t.side, t.text) for t in x.heard.turns])
    odds = np.zeros((len(weighed), len(ALL)))
    for row, (turn, w) in enumerate(zip(x.heard.turns, weighed, strict=True)):
        odds[row, SHIFT[turn.side] : SHIFT[turn.side] + len(w.odds)] = w.odds
    return odds


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder of the training")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    return parser.parse_args()


if __name__ == "__main__":
    main()
