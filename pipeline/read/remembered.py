"""What a server said when a page was read, so that the next run can ask whether it has changed."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields

from pipeline.model import mint
from pipeline.read.archive import Archive

FOLDER = "http"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One answer: where its bytes are, and the validators to ask with (RFC 9110, section 8.8)."""

    url: str
    digest: str
    kind: str
    charset: str | None
    etag: str | None
    last_modified: str | None

    def headers(self) -> dict[str, str]:
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


def remember(archive: Archive, answer: Remembered) -> None:
    line = json.dumps(asdict(answer), ensure_ascii=False, sort_keys=True, indent=1)
    archive.put_beside(FOLDER, _name(answer.url), line.encode())


def recall(archive: Archive, url: str) -> tuple[Remembered, bytes] | None:
    """The answer of before with its bytes; None when there is none, or when either has been damaged since."""
    try:
        table = json.loads((archive.folder / FOLDER / _name(url)).read_bytes())
        answer = Remembered(**{item.name: table[item.name] for item in fields(Remembered)})
        data = archive.path(str(answer.digest)).read_bytes()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (answer, data) if hashlib.sha256(data).hexdigest() == answer.digest else None


def _name(url: str) -> str:
    return f"{mint('page', url)}.json"
