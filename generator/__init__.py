"""Turn the platform's documents into the spec, and the spec into the client."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
