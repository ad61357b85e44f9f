"""Which of the packed model's 250,000 pieces are kept: those that our three languages use."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from wordfreq import top_n_list

from ascolto.words.terms import LANGUAGES
from training.encoder.packed import Packed
from training.encoder.tokenizer import CONTROL, SPACE, whole_tokenizer

FREQUENT = 50_000  # words of each language
LEAST_SEEN = 2  # times a piece has to stand in our own texts
_CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")


def pieces_kept(packed: Packed, texts: Iterable[str]) -> list[int]:
    """The ids of the pieces to keep, those of control first, the others in their old order."""
    tokenizer = whole_tokenizer(packed)
    seen: Counter[int] = Counter()
    for encoded in tokenizer.encode_batch_fast(list(texts)):
        seen.update(encoded.ids)
    kept = {piece for piece, n in seen.items() if n >= LEAST_SEEN}
    for encoded in tokenizer.encode_batch_fast([w for x in LANGUAGES for w in _words(x)]):
        kept.update(encoded.ids)
    kept.update(i for i, piece in enumerate(packed.pieces) if _is_sign(piece))
    return [*range(CONTROL), *sorted(kept - set(range(CONTROL)))]


def _words(lang: str) -> Iterator[str]:
    """The language's frequent words, each in the ways that people write it."""
    for word in top_n_list(lang, FREQUENT):
        forms = {word, without_marks(word), word.translate(_CEDILLAS)}
        yield from {form for x in forms for form in (x, x.capitalize(), x.upper())}


def without_marks(text: str) -> str:
    """The text without the marks on its letters: `perché` becomes `perche`, `ș` becomes `s`."""
    split = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in split if not unicodedata.combining(c)))


def _is_sign(piece: str) -> bool:
    """Whether a piece is one character of a script that the three languages can show."""
    sign = piece.removeprefix(SPACE)
    return len(sign) <= 1 and (not sign or unicodedata.category(sign) != "Lo")
