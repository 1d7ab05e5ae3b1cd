"""``verslag explore``: the web page on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.errors import end
from pipeline.cli.options import Debug, Tables, answering
from pipeline.cli.run import TABLES

HOST = "127.0.0.1"

Documents = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="The folder that was read, to show pages of PDF files as pictures."),
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 for any that is free.")]
Browser = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")]


def explore(
    tables: Tables = TABLES,
    documents: Documents = None,
    port: Port = 8400,
    open_: Browser = True,
    debug: Debug = False,
) -> None:
    r"""Show the tables as web pages in Dutch, on this machine only.

    Search with facets, meetings with the text beside them, people, organisations, topics, decisions, the action
    register, summaries, and what could not be read or resolved. Stop it with Ctrl-C. It needs an extra:
    pip install 'verslag\[explorer]'

    Example: verslag explore --tables data/processed --documents data/raw
    """
    with answering(debug=debug):
        try:
            import uvicorn

            from pipeline.explorer import create_app
        except ImportError as error:
            end(f"the explorer is an extra that is not installed ({error.name}): pip install 'verslag[explorer]'")
        if documents is not None and not documents.is_dir():
            end(f"{documents} is no folder: name the folder that `verslag run` read, or leave --documents out", 2)
        app = create_app(tables, documents)
        config = uvicorn.Config(app, host=HOST, port=port, log_level="warning")
        listening = config.bind_socket()
        address = f"http://{HOST}:{listening.getsockname()[1]}/"
        typer.echo(f"{address} (stop with Ctrl-C)", err=True)
        if open_:
            typer.launch(address)
        uvicorn.Server(config).run(sockets=[listening])
