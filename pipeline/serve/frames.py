"""What a worker process says to the server: frames of one letter, a length, and bytes."""

import struct
from enum import Enum

HEADER = struct.Struct(">cI")
FRAME = 1 << 16  # bytes of an answer sent at once


class Said(Enum):
    READY = b"R"
    BEGIN = b"B"  # the media type of the answer
    DATA = b"D"
    END = b"."
    ERROR = b"E"  # HTTP status, a space, words


def frame(said: Said, data: bytes = b"") -> bytes:
    return HEADER.pack(said.value, len(data)) + data
