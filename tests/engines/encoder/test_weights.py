"""Files that are missing or damaged are named, with what to do about it."""

import json
import shutil

import pytest

from ascolto.engines.encoder import EncoderWeightsError, load_encoder
from ascolto.engines.encoder.weights import FILES, FOLDER, SUMS, digest
from ascolto.errors import AscoltoError

MOST_BYTES = 40_000_000


@pytest.fixture
def copy(tmp_path):
    for name in (*FILES, SUMS):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", [*FILES, SUMS])
def test_a_missing_file_is_named_with_the_remedy(copy, name):
    (copy / name).unlink()
    with pytest.raises(EncoderWeightsError, match=f"{name} is missing.*Install Ascolto anew"):
        load_encoder(copy)


@pytest.mark.parametrize("name", [*FILES, SUMS])
@pytest.mark.parametrize(
    "harm", [lambda b: b[: len(b) // 2], lambda b: b"\0" + b[1:], lambda _: b""]
)
def test_a_damaged_file_is_named_with_the_remedy(copy, name, harm):
    (copy / name).write_bytes(harm((copy / name).read_bytes()))
    with pytest.raises(EncoderWeightsError, match=f"{name} is damaged.*Install Ascolto anew"):
        load_encoder(copy)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_whole_but_cannot_be_used_is_named_too(copy, name):
    (copy / name).write_bytes(b"something else")
    sums = json.loads((copy / SUMS).read_text())
    (copy / SUMS).write_text(json.dumps(sums | {name: digest(b"something else")}))
    with pytest.raises(EncoderWeightsError, match=f"{name} is damaged"):
        load_encoder(copy)


def test_the_error_is_one_of_ours():
    assert issubclass(EncoderWeightsError, AscoltoError)


def test_the_weights_are_small():
    assert sum((FOLDER / name).stat().st_size for name in FILES) < MOST_BYTES
