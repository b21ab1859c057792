"""The errors Tsevri raises; each names the thing, the place and the remedy.

TsevriError
├── UsageError            the command or the configuration is wrong: nothing was done (exit 2)
│   ├── SettingsError     tsevri.toml cannot be used
│   ├── ResourceError     a pack, shape, ontology or authority file cannot be used
│   └── ServiceError      a reconciliation service cannot be asked, or answers what nobody can read
├── ReadError             one source could not be read: the rest goes on (becomes a finding)
├── PublishError          a release could not be written: the former release stays
├── VerifyError           a release or the archive is not what it claims to be
├── StoreError            the store of a release cannot be made or opened
└── QueryRefused          a query asks for what is not allowed
"""


class TsevriError(Exception):
    """Base of all errors; `str(error)` is one sentence for a data steward."""


class UsageError(TsevriError):
    """The command or its configuration cannot be used; nothing was done."""


class SettingsError(UsageError):
    """`tsevri.toml` cannot be read or holds an unknown key or a wrong value."""


class ResourceError(UsageError):
    """A language pack, shapes, ontology, weights or authority file is broken."""


class ReadError(TsevriError):
    """One source could not be read. `code` is the slug of the finding it becomes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class PublishError(TsevriError):
    """The release could not be written; whatever was published before is untouched."""


class VerifyError(TsevriError):
    """A release cannot be checked at all (no such folder, no checksums)."""


class StoreError(TsevriError):
    """The store of a release cannot be made or opened, or a store elsewhere does not do what was asked."""


class ServiceError(UsageError):
    """A reconciliation service cannot be asked, or answers what nobody can read."""


class QueryRefused(TsevriError):  # noqa: N818 - it is the query that is at fault
    """A query asks for what is not allowed."""
