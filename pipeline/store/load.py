"""Loading a release into a triplestore: only what changed where that is known, and on from where it was cut off."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.publish.files import SUMS
from pipeline.publish.former import read_description
from pipeline.store.client import Client
from pipeline.store.parts import Part, parts
from pipeline.store.state import State, read_state, state_graph, state_update
from pipeline.store.updates import delete_data, insert_data, nquads, ntriples, together

Progress = Callable[[int], None]  # statements sent so far
GRAPHS_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    release: str
    former: str | None  # the release that the store held, when only the difference was sent
    sent: int  # statements added and deleted
    resumed: bool
    unchanged: bool


def load(client: Client, release: Path, progress: Progress = lambda sent: None, *, anew: bool = False) -> Loaded:
    """Make the store hold this release. Run again after a failure, it goes on.

    Raises: StoreError, VerifyError.
    """
    release = release.resolve()
    base = read_description(release).base
    state = read_state(client, base)
    if not anew and state.loading is None and state.loaded == release.name:
        return Loaded(release=release.name, former=None, sent=0, resumed=False, unchanged=True)
    resumed = not anew and state.loading == release.name
    former = None if anew else _folder(release, state.loaded)
    if not resumed and (anew or state.loading or (state.loaded and not former)):
        _clear(client, base)  # what is there is not known
        state = State()
    if resumed and state.loaded and not former:
        _clear(client, base)
        state, resumed = State(), False
    if not resumed:
        state = replace(state, loading=release.name, parts=0)
        client.update(state_update(state, base))
    former = _folder(release, state.loaded)
    sent = _send(client, former, release, state, progress)
    client.update(state_update(State(loaded=release.name), base))
    return Loaded(
        release=release.name, former=former.name if former else None, sent=sent, resumed=resumed, unchanged=False
    )


def _folder(release: Path, name: str | None) -> Path | None:
    """Where a release that the store remembers lies beside this one."""
    folder = release.parent / name if name else None
    return folder if folder and (folder / SUMS).is_file() else None


def _send(client: Client, former: Path | None, release: Path, state: State, progress: Progress) -> int:
    base, sent = read_description(release).base, 0
    with tempfile.TemporaryDirectory(prefix="tsevri-load-") as folder:
        for number, part in enumerate(parts(former, release, client.dialect, Path(folder)), 1):
            if number <= state.parts:
                continue
            _apply(client, part, state_update(replace(state, parts=number), base))
            sent += len(part)
            progress(sent)
    return sent


def _apply(client: Client, part: Part, remember: str) -> None:
    """Send one part. Sending it twice does no harm: it is counted only after it is in."""
    graphs = {graph for graph, _ in part.new}
    if len(part) <= client.dialect.update_lines:
        client.update(together(delete_data(part.gone), insert_data(part.new), remember))
        return
    for start in range(0, len(part.gone), client.dialect.update_lines):
        client.update(delete_data(part.gone[start : start + client.dialect.update_lines]))
    if client.dialect.quads is not None and part.new:
        client.add_quads(nquads(part.new))
    elif client.dialect.graphs is not None and len(graphs) == 1 and "" not in graphs:
        client.add_to_graph(graphs.pop(), ntriples(part.new))
    else:
        for start in range(0, len(part.new), client.dialect.update_lines):
            client.update(insert_data(part.new[start : start + client.dialect.update_lines]))
    client.update(remember)


def _clear(client: Client, base: str) -> None:
    """Take out every graph of ours, and first what it says from a default graph of its own."""
    ours = f'FILTER(STRSTARTS(STR(?g), "{base}graph/"))'
    if not client.dialect.union:
        client.update(f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}")
    query = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {ours} FILTER(?g != <{state_graph(base)}>) }}"
    while found := client.select(f"{query} LIMIT {GRAPHS_AT_ONCE}").rows:
        client.update(together(*(f"DROP SILENT GRAPH <{graph}>" for (graph,) in found)))
