"""Make a release ready to be served: `python -m pipeline.serve.prepare RELEASE`, in a process of its own."""

import sys
from pathlib import Path

from pipeline.errors import TsevriError
from pipeline.serve.oai.index import list_records
from pipeline.serve.reconcile.names import names_of
from pipeline.store import open_store


def prepare(release: Path) -> Path:
    """Where the list of records is. The names to reconcile with are looked up beside the release.

    Raises: StoreError; VerifyError.
    """
    store = open_store(release)
    names_of(store)
    return list_records(store)


if __name__ == "__main__":
    try:
        sys.stdout.write(str(prepare(Path(sys.argv[1]))))
    except TsevriError as error:
        sys.exit(f"tsevri: {error}")
