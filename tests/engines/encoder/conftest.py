import pytest
from tokenizers import Tokenizer

from ascolto.engines.encoder import Encoder, load_encoder
from ascolto.engines.encoder.pieces import Pieces
from ascolto.engines.encoder.weights import FOLDER, TOKENIZER


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(FOLDER / TOKENIZER))


@pytest.fixture(scope="session")
def pieces(tokenizer: Tokenizer) -> Pieces:
    return Pieces(tokenizer)
