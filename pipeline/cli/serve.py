"""`tsevri serve`: a release as pages, SPARQL endpoint and OAI-PMH repository."""

from pathlib import Path
from socket import socket

import click

from pipeline.cli.app import say
from pipeline.cli.options import FOLDER, config_option, lang_option, release_of, settings_of

WORDS = {
    "preparing": {
        "en": "Preparing {release}: a large one takes a while.",
        "ka": "მზადდება {release}: დიდ გამოშვებას დრო სჭირდება.",
    },
    "serving": {
        "en": "Serving {release} at {address}: {address}query to ask, {address}sparql and {address}oai for machines. "
        "Stop with Ctrl-C.",
        "ka": "{release} ხელმისაწვდომია მისამართზე {address}: შეკითხვებისთვის — {address}query, პროგრამებისთვის — "
        "{address}sparql და {address}oai. გასაჩერებლად დააჭირეთ Ctrl-C.",
    },
}


@click.command("serve", short_help="Serve a release: pages, SPARQL, OAI-PMH.")
@click.argument("release", type=FOLDER, required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for everybody.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--time-limit", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for one query."
)
@config_option
@lang_option
def command(
    release: Path | None, host: str, port: int, time_limit: float, config: Path | None, lang: str | None
) -> None:
    """Serve RELEASE over HTTP: its pages and files, a SPARQL endpoint with a page to write queries on, and OAI-PMH.
    Without RELEASE, or with a link such as output/latest, a new release is picked up as soon as it is there.

    \b
    Examples:
      tsevri serve
      tsevri serve output/latest --port 8080
      tsevri serve output/2024-05-01-8c1d02b7f9aa --time-limit 10
    """
    import uvicorn

    from pipeline.serve.app import create_app
    from pipeline.serve.limits import Limits

    settings = settings_of(config, lang=lang)
    chosen = release_of(release, settings)
    pinned = None if chosen.is_symlink() else chosen.resolve().name
    folder = chosen.parent if pinned is None else chosen.resolve().parent
    app = create_app(folder, pinned=pinned, limits=Limits(seconds=time_limit))
    name, address = chosen.resolve().name, f"http://{host}:{port}/"

    class Told(uvicorn.Server):
        """Says that it serves once it does."""

        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                say(WORDS["serving"][settings.lang].format(release=name, address=address))

    say(WORDS["preparing"][settings.lang].format(release=name))
    served = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=5
    )
    Told(served).run()
