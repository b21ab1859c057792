"""`NAME.meta.toml` beside an announcement `NAME.txt`: what its bytes do not say."""

import difflib
import tomllib
from datetime import date
from pathlib import Path

from pipeline.read.notices import Both, UnreadableError, reason
from pipeline.read.raw import GIVEN_KEYS, Given

SUFFIX = ".meta.toml"
_LARGEST = 100_000  # bytes
_NEAREST = 0.6


def sidecar_of(path: Path) -> Path:
    return path.with_name(path.stem + SUFFIX)


def read_sidecar(path: Path) -> Given:
    """What the sidecar of an announcement states; nothing where there is none.

    Raises: UnreadableError, when the sidecar cannot be used as it stands.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        return _given(data)
    except FileNotFoundError:
        return Given()
    except OSError as error:
        raise UnreadableError("read.sidecar", problem=reason(error)) from error
    except UnicodeDecodeError as error:
        raise UnreadableError("read.sidecar", problem=Both("it is not UTF-8", "UTF-8 არ არის")) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError("read.sidecar", problem=Both(f"not TOML ({error})", f"TOML არ არის ({error})")) from error


def _given(data: bytes) -> Given:
    if len(data) > _LARGEST:
        raise UnreadableError("read.sidecar", problem=Both("it is too large", "ზედმეტად დიდია"))
    table = tomllib.loads(data.decode("utf-8"))
    for key in table:
        if key not in GIVEN_KEYS:
            raise UnreadableError("read.sidecar", problem=_unknown(key))
    return Given(**{key: _text(key, value) for key, value in table.items()})


def _text(key: str, value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if key == "published" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # a bare year
    if not isinstance(value, str):
        raise UnreadableError("read.sidecar", problem=Both(f"“{key}” is not a text", f"„{key}“ ტექსტი არ არის"))
    return value


def _unknown(key: str) -> Both:
    near = difflib.get_close_matches(key, GIVEN_KEYS, 1, _NEAREST)
    if not near:
        return Both(f"unknown key “{key}”", f"უცნობი გასაღებია „{key}“")
    return Both(
        f"unknown key “{key}”, did you mean “{near[0]}”?", f"უცნობი გასაღებია „{key}“; ხომ არ იგულისხმეთ „{near[0]}“?"
    )
