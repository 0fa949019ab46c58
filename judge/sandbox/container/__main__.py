"""Starts the supervisor: `python -I <this file> <folders with packages>...`.

Nothing of ours is installed in the image: the folder in which our package lies is put on the path here.
"""

import sys
from pathlib import Path


def start() -> None:
    sys.path[:0] = [str(Path(__file__).resolve().parents[3]), *sys.argv[1:]]
    from judge.sandbox.container.supervisor import main  # noqa: PLC0415

    main()


if __name__ == "__main__":
    start()
