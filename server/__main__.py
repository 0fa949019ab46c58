"""`python -m server`."""

import sys

from server import garbage

garbage.pause()

from server.main import main  # noqa: E402

sys.exit(main())
