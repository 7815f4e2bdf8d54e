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
        sys.exit(f"{error}: install the command with `pip install 'feiyan-client[cli]'`")
    feiyan(prog_name="feiyan")
