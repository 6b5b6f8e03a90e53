"""`commonplace serve`: the site in a browser, following every change."""

import os
import signal
import subprocess
import sys

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import command
from commonplace.language import N_
from commonplace.settings import read_settings

_SERVER = "mkdocs_commonplace.serving"


@command(
    "serve",
    help=N_(
        "Show the site in a browser, in every language, and build it again whenever a file "
        "changes. Problems are printed here and shown in the page; the last good pages stay. "
        "Ctrl-C ends it."
    ),
    examples=[
        ("commonplace serve", N_("at http://127.0.0.1:8000/")),
        ("commonplace serve --port 8010 --open", N_("on another port, and open the browser")),
        ("commonplace serve --built", N_("only show what was built, without following changes")),
    ],
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help=N_("The address to listen on.")
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=N_("The port.")
)
@click.option("--open", "open_browser", is_flag=True, help=N_("Open the browser."))
@click.option(
    "--poll",
    is_flag=True,
    help=N_(
        "Look through all files for changes, where the system tells of none, as on some network "
        "drives and in some containers."
    ),
)
@click.option("--built", is_flag=True, help=N_("Show the folder that `build` has published."))
@pass_call
def serve(  # noqa: PLR0913 - one for each option
    call: Call, *, host: str, port: int, open_browser: bool, poll: bool, built: bool
) -> int:
    """Run the server in a process of its own until it is stopped."""
    root = call.root
    settings = read_settings(root)
    command_line = [sys.executable, "-m", _SERVER, "--host", host, "--port", str(port)]
    command_line += ["--open"] if open_browser else []
    command_line += ["--poll"] if poll else []
    command_line += ["--built", str(root / settings.site_dir)] if built else []
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
    environment = {**os.environ, **quiet}
    with subprocess.Popen(command_line, cwd=root, env=environment) as server:  # noqa: S603 - our own module
        # Ctrl-C reaches both of us; services and containers stop us alone.
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            return server.wait()
