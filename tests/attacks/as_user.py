"""Runs the attacks as an ordinary user, where root starts them: `python -m tests.attacks.as_user [pytest arguments]`.

Files that root alone may enter are no hindrance: the interpreter is shown to the user where it lies.
"""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from tests.judge.sandbox.probe import become

USER = 12345  # nobody's


def main(*arguments: str) -> int:
    with tempfile.TemporaryDirectory() as base:
        if os.geteuid() == 0:
            os.chown(base, USER, USER)
            become(USER)
        assert os.geteuid() != 0
        told = arguments or (str(Path(__file__).parent),)
        return pytest.main(["-p", "no:cacheprovider", "--basetemp", f"{base}/tests", *told])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
