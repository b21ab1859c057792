"""Where the files that travel with the code are: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder `shapes`, `ontology` or `authority` that came with this installation."""
    inside = PACKAGE / "data" / name
    return inside if inside.exists() else PACKAGE.parent / name
