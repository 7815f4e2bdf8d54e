"""Word what commands print."""


def counted(number: int, noun: str) -> str:
    """Return a number of things, with the plural where it needs one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
