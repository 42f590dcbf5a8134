"""`python -m tests.bench.hugo BOARD FOLDER`: the board as a Hugo project."""

import sys
from pathlib import Path

from tests.bench.hugo.project import write

write(Path(sys.argv[1]), Path(sys.argv[2]))
