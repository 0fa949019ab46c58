"""`python -m server`: the same as `gradus serve`."""

import argparse
import sys
from pathlib import Path

from server.process import prewarm


def main() -> int:
    """Run the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m server", description="Serve Gradus on this machine.")
    parser.add_argument("--host", help="the loopback address to listen on")
    parser.add_argument("--port", type=int, help="the port; 0 takes a free one")
    parser.add_argument("--home", type=Path, help="where the database, the token and the frozen cases are kept")
    parser.add_argument("--workers", type=int, help="submissions judged at one time; 0 leaves them to gradus worker")
    parser.add_argument("--open", action="store_true", help="open the page, where there is a browser")
    arguments = parser.parse_args()
    prewarm.pause_gc()
    prewarm.start_sandbox(arguments.home, arguments.workers)
    from server.process.serve import serve  # noqa: PLC0415

    given = (arguments.host, arguments.port, arguments.home, arguments.workers)
    return serve(*given, open_browser=arguments.open)


if __name__ == "__main__":
    sys.exit(main())
