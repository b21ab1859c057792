"""Where the reference material beside the project is, when it is there."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("TSEVRI_SHARED", Path(__file__).resolve().parents[2] / "shared"))

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the reference folder ../shared is not here")
