"""The encoder's files: found, whole, and of the same training."""

import hashlib
import json
from pathlib import Path

from ascolto.errors import AscoltoError

FOLDER = Path(__file__).parent / "weights"
GRAPH, TOKENIZER, HEADS, SUMS = "encoder.onnx", "tokenizer.json", "heads.npz", "sums.json"
FILES = (GRAPH, TOKENIZER, HEADS)
_REMEDY = (
    "Install Ascolto anew, or make the files with `python -m training.encoder.train` and "
    "`python -m training.encoder.export`."
)


class EncoderWeightsError(AscoltoError):
    """The encoder's weights are missing or damaged; the message says which file, and what to do."""


def read_weights(folder: Path) -> dict[str, bytes]:
    """The content of all files, by name; refused where one is missing or not as it was written."""
    sums = _sums(folder)
    found = {name: _read(folder / name) for name in FILES}
    for name, content in found.items():
        if sums.get(name) != digest(content):
            raise damaged(folder / name)
    return found


def digest(content: bytes) -> str:
    """What a file's content is told by in the list of sums."""
    return hashlib.sha256(content).hexdigest()


def damaged(path: Path) -> EncoderWeightsError:
    """The error for a file that is there but cannot be used."""
    return EncoderWeightsError(f"{path} is damaged, or is from another training. {_REMEDY}")


def _sums(folder: Path) -> dict[str, str]:
    path = folder / SUMS
    try:
        sums = json.loads(_read(path))
    except ValueError:
        raise damaged(path) from None
    if not isinstance(sums, dict):
        raise damaged(path)
    return sums


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise EncoderWeightsError(f"{path} is missing. {_REMEDY}") from None
