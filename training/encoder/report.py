"""Saying what the encoder is worth, to whoever trains."""

from ascolto.words.terms import LANGUAGES
from training.encoder.batches import ALL
from training.encoder.scores import GROUPS, Measured


def report(measured: Measured, *, every: bool) -> dict[str, dict[str, float]]:
    """Print the figures, `every` label's or only the means, and give them by column."""
    columns = {
        "at 0": measured.table(measured.said(even=True)),
        "all": measured.table(said := measured.said()),
        **{x: measured.table(said, x) for x in LANGUAGES},
    }
    print(f"{'F1, kept back':18}" + "".join(f"{name:>7}" for name in columns) + f"{'n':>6}")
    held = (measured.truth & measured.asked).sum(0).tolist()
    counts = dict(zip(ALL, held, strict=True))
    for row in (*GROUPS, *(ALL if every else ())):
        cells = "".join(f"{c[row]:7.3f}" if row in c else f"{'-':>7}" for c in columns.values())
        print(f"{row:18}{cells}{counts.get(row, ''):>6}", flush=True)
    return columns
