"""Record what the queries answer on the example release: `make answers`. Read the difference before it is committed."""

from pathlib import Path

from pipeline.store import answer_of, contract, open_store

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "output" / "latest"
ANSWERS = Path(__file__).with_name("answers")


def recorded(name: str) -> Path:
    return ANSWERS / f"{name}.tsv"


def main() -> None:
    for path in ANSWERS.glob("*.tsv"):
        path.unlink()
    store = open_store(RELEASE)
    for query in contract():
        if not query.outside:
            recorded(query.name).write_text(answer_of(store.query(query.text)).text(), "utf-8")


if __name__ == "__main__":
    main()
