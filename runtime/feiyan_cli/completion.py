"""`feiyan completion`: completion for a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

HELP = """Print the completion script of a shell.

\b
bash: eval "$(feiyan completion bash)"     in ~/.bashrc
zsh:  eval "$(feiyan completion zsh)"      in ~/.zshrc
fish: feiyan completion fish | source      in ~/.config/fish/config.fish
"""


@click.command("completion", help=HELP)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    from feiyan_cli.commands import feiyan

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(feiyan, {}, "feiyan", "_FEIYAN_COMPLETE").source())
