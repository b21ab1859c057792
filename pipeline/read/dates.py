"""Publication dates at the precision written. A time of day and its zone are left out, never converted."""

import re
from calendar import monthrange
from datetime import date, timedelta
from email.utils import parsedate

from pipeline.read.notices import UnreadableError

_ISO = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?(?:[T ][0-9:.,+\-Zz ]*)?$")
_COMPACT = re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})(?:T[0-9:.,+\-Zz]*)?$")
_LONGEST = 64  # characters; no written date is longer


def written_date(text: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD of an ISO 8601 or RFC 822 date.

    >>> written_date("2023-02-27T23:30:00-08:00"), written_date("Fri, 21 Mar 2025 09:00:00 GMT"), written_date("2024-5")
    ('2023-02-27', '2025-03-21', '2024-05')

    Raises: UnreadableError, when it is no date or one that no calendar has.
    """
    stripped = text.strip()
    found = len(stripped) <= _LONGEST and (_COMPACT.match(stripped) or _ISO.match(stripped))
    year, month, day = (found[1], found[3], found[4]) if found else _mail_date(stripped)
    if not _exists(int(year), int(month or 1), int(day or 1)):
        raise UnreadableError("read.date-impossible", value=stripped)
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def is_future(written: str, today: str) -> bool:
    """Whether a date lies after today. A day ahead may be today further east."""
    tomorrow = (date.fromisoformat(today) + timedelta(days=1)).isoformat()
    return written > tomorrow[: len(written)]


def _mail_date(text: str) -> tuple[str, str, str]:
    parsed = parsedate(text) if len(text) <= _LONGEST else None
    if parsed is None:
        raise UnreadableError("read.date-form", value=text)
    return f"{parsed[0]:04}", str(parsed[1]), str(parsed[2])


def _exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
