"""The command `feiyan`: find, describe and call operations, follow devices, run a sandbox."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command. It needs the extra `cli`."""
    try:
        from feiyan_cli.commands import feiyan
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        from feiyan_runtime._extras import install_hint

        sys.exit(f"feiyan: {install_hint(error, 'cli')}")
    feiyan(prog_name="feiyan")
