"""Turn the platform's documents into the spec, and the spec into the client."""

import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent

sys.path.insert(0, str(REPOSITORY / "runtime"))  # has `feiyan_devices.naming`; hooks do not install the project
