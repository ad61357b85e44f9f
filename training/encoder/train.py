"""Learn the encoder from `corpus/` and keep what was learned in a folder.

python -m training.encoder.train --out DIR [--corpus DIR] [--epochs N] ...
"""

import argparse
import json
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from ascolto.engines.encoder.pieces import Pieces
from training.encoder.corpus import heard
from training.encoder.fit import Recipe, fit, odds_of
from training.encoder.heads import Heads
from training.encoder.lower import lay
from training.encoder.model import start_from
from training.encoder.packed import packed_path, read_packed
from training.encoder.report import report
from training.encoder.scores import Measured
from training.encoder.tokenizer import tokenizer_json
from training.encoder.vocabulary import pieces_kept
from training.examples import read_corpus

THREADS = 2
DROPOUT = 0.1
OWN, LOOKING = "0,1,2", "3,4,5"  # the packed model's layers that stay as they are, and that learn


def main() -> None:
    """Read, learn, measure, keep."""
    args = _arguments()
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(mode=True)
    start = time.monotonic()
    args.out.mkdir(parents=True, exist_ok=True)
    packed = read_packed(packed_path())
    conversations = heard(read_corpus(args.corpus))
    learned_from = [c for c in conversations if not c.kept_back]
    kept = pieces_kept(packed, [t.text for c in learned_from for t in c.turns])
    written = tokenizer_json(packed, kept)
    (args.out / "tokenizer.json").write_text(written, "utf-8")
    own, looking = ([int(x) for x in text.split(",") if x] for text in (args.own, args.looking))
    encoder = start_from(packed, kept, own, looking, DROPOUT)
    laid = lay(conversations, Pieces(Tokenizer.from_str(written)), encoder)
    learn = [x for x in laid if not x.heard.kept_back]
    back = [x for x in laid if x.heard.kept_back]
    print(f"{len(learn)} conversations to learn from, {len(back)} kept back, {len(kept)} pieces, "
          f"{time.monotonic() - start:.0f} s", flush=True)  # fmt: skip

    def told(epoch: int, heads: Heads) -> None:
        if epoch % args.tell == 0 or epoch == args.epochs:
            measured = Measured(back, [x.numpy() for x in odds_of(encoder, heads, back)])
            figures = report(measured, every=epoch == args.epochs)
            (args.out / "figures.json").write_text(json.dumps(figures, indent=1), "utf-8")

    recipe = Recipe(epochs=args.epochs, size=args.size, rate=args.rate, seed=args.seed)
    heads = fit(encoder, learn, recipe, told)
    torch.save(
        {
            "encoder": encoder.state_dict(),
            "heads": heads.state_dict(),
            "pieces": len(kept),
            "own": own,
            "looking": looking,
        },
        args.out / "learned.pt",
    )
    print(f"{time.monotonic() - start:.0f} s in all")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--own", default=OWN)
    parser.add_argument("--looking", default=LOOKING)
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--size", type=int, default=Recipe.size)
    parser.add_argument("--rate", type=float, default=Recipe.rate)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--tell", type=int, default=2, help="epochs between two measurements")
    return parser.parse_args()


if __name__ == "__main__":
    main()
