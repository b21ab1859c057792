"""What a store remembers of us, in a graph of its own: the release it holds, the one under way, and how far that is."""

from dataclasses import dataclass

from pipeline.publish.dataset import ONTOLOGY
from pipeline.store.client import Client
from pipeline.store.updates import together

LOADED, LOADING, PARTS = (f"{ONTOLOGY}{name}" for name in ("loaded", "loading", "loadedParts"))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    loaded: str | None = None  # name of the release that the store holds whole
    loading: str | None = None  # … and of the one that replaces it
    parts: int = 0  # of that, which are in


def state_graph(base: str) -> str:
    return f"{base}graph/loaded"


def read_state(client: Client, base: str) -> State:
    """Raises: StoreError."""
    query = f"SELECT DISTINCT ?p ?o WHERE {{ GRAPH <{state_graph(base)}> {{ ?s ?p ?o }} }}"
    said = client.select(query).by_first()
    return State(loaded=_name(said.get(LOADED)), loading=_name(said.get(LOADING)), parts=int(said.get(PARTS, "0")))


def state_update(state: State, base: str) -> str:
    """An update that puts this in the place of whatever was remembered."""
    graph, dataset = state_graph(base), f"<{base}dataset/memberships>"
    said = [f"{dataset} <{LOADED}> <{base}release/{state.loaded}> ."] if state.loaded else []
    if state.loading:
        said += [f"{dataset} <{LOADING}> <{base}release/{state.loading}> ; <{PARTS}> {state.parts} ."]
    return together(
        f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}",
        f"INSERT DATA {{ GRAPH <{graph}> {{ {' '.join(said)} }} }}",
    )


def _name(iri: str | None) -> str | None:
    return iri and iri.rpartition("/")[2]
