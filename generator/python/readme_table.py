"""The counts in the README: a block between two marks, written like the rest of the output."""

from __future__ import annotations

from pathlib import Path

from generator.python import write

BEGIN = "<!-- coverage: `python -m generator generate` writes this -->"
END = "<!-- end of coverage -->"


def is_current(readme: Path, table: str) -> bool:
    """Whether the block says what the spec gives; a README without the marks has nothing to say."""
    text = _read(readme)
    return text is None or text == _filled(text, table)


def update(readme: Path, table: str) -> bool:
    """Write the block where it differs; tell whether it did."""
    text = _read(readme)
    if text is None or text == _filled(text, table):
        return False
    write.replace(readme, _filled(text, table).encode())
    return True


def _read(readme: Path) -> str | None:
    if not readme.is_file():
        return None
    text = readme.read_bytes().decode()
    return text if BEGIN in text and END in text.partition(BEGIN)[2] else None


def _filled(text: str, table: str) -> str:
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}"
