"""Format numbers for the output of commands."""


def counted(number: int, noun: str) -> str:
    """Return a count with its noun, in the plural if it needs one: `3 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
