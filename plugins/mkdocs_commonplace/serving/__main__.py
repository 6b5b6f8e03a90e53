"""The site while it is being written: `python -m mkdocs_commonplace.serving`."""

import argparse
import contextlib
import logging
import signal
import sys
import tempfile
from pathlib import Path

from mkdocs_commonplace.segmenter import quiet_segmenter
from mkdocs_commonplace.serving.preview import Preview
from mkdocs_commonplace.serving.server import Server

log = logging.getLogger("mkdocs.commonplace")


def main() -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="mkdocs_commonplace.serving", description=main.__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--poll", action="store_true")
    parser.add_argument("--built", type=Path)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that nothing is left behind
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    quiet_segmenter(Path.cwd())
    with tempfile.TemporaryDirectory(prefix="commonplace-") as folder:
        site_dir = arguments.built or Path(folder, "site")
        site = Preview(Path.cwd(), site_dir, f"http://{arguments.host}:{arguments.port}/")
        server = Server(site, arguments.host, arguments.port)
        if not arguments.built:
            site.rebuild()
            if not site.stands:
                return 2
            server.follow(by_looking=arguments.poll)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve(open_in_browser=arguments.open)  # type: ignore[no-untyped-call]
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
