"""The reader that the settings ask for: the packs, or the packs and a model, or a model."""

import os
from pathlib import Path

from pipeline.endpoint.client import Endpoint
from pipeline.endpoint.kept import Kept
from pipeline.errors import SettingsError
from pipeline.extract import Extractor
from pipeline.extract.second import Reader, SecondReader
from pipeline.settings import ModelSettings, Settings


def load_reader(settings: Settings, keep: Path | None) -> Reader:
    """`keep` is the folder of answers; with None none are kept.

    Raises: SettingsError when the model's key is not where the settings say; ResourceError for a broken pack.
    """
    extractor = Extractor.load(own=settings.own_packs)
    if settings.extractor == "packs":
        return extractor
    model = settings.model
    endpoint = Endpoint(model, _key(model), Kept(keep) if keep else None)
    return SecondReader(extractor, endpoint, model.name, alone=settings.extractor == "model")


def _key(model: ModelSettings) -> str | None:
    if not model.key_env:
        return None
    key = os.environ.get(model.key_env, "").strip()
    if not key:
        raise SettingsError(f"The environment variable {model.key_env}, which 'model.key_env' names, is not set.")
    if not (key.isascii() and key.isprintable()):
        raise SettingsError(f"The environment variable {model.key_env} does not hold a key: it has odd characters.")
    return key
