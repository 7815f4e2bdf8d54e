"""`feiyan tsl`: work with thing models."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group("tsl")
def tsl_command() -> None:
    """Work with thing models (TSL)."""


@tsl_command.command("generate", short_help="Write the typed classes of a product.")
@click.argument("model", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Python file to write; by default, print it.",
)
@click.option("--name", help="Name of the class; by default, made of the name of MODEL.")
def generate_command(model: Path, output: Path | None, name: str | None) -> None:
    """Write the typed classes of a product from MODEL, a file with its thing model as JSON."""
    from feiyan_devices.__main__ import generate

    sys.exit(generate(model, output, name))
