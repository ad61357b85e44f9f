"""How far two people agree who labelled a tenth of the corpus, blind: the datasheet's table.

python -m training.agreement [CORPUS]
"""

import sys
from pathlib import Path

from ascolto.measure.agree import Agreement, agreement
from ascolto.words.terms import LANGUAGES
from training.examples import read_corpus

BLIND = Path(__file__).with_name("blind")  # the labels alone, by conversation and turn


def main(folder: Path) -> None:
    """Print alpha (Krippendorff, nominal) per label and language, as a table in Markdown."""
    first = list(read_corpus(folder))
    second = list(read_corpus(BLIND))
    by = {x: agreement([c for c in first if c["lang"] == x], second) for x in LANGUAGES}
    by["all"] = agreement(first, second)
    print(f"| label | {' | '.join(by)} | turns |\n| --- |{' ---: |' * (len(by) + 1)}")
    for figure in by["all"].labels:
        cells = [_alpha(a, figure.name) for a in by.values()]
        print(f"| `{figure.name}` | {' | '.join(cells)} | {figure.support} |")
    print(f"\n{by['all'].conversations} conversations, {by['all'].turns} turns")


def _alpha(measured: Agreement, label: str) -> str:
    value = next((f.value for f in measured.labels if f.name == label), None)
    return "-" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
