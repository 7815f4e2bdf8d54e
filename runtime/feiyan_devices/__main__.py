"""Command line: `python -m feiyan_devices generate lamp.json -o lamp.py`."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from feiyan_devices import InvalidModelError, ThingModel
from feiyan_runtime._extras import install_hint


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, or 2 if something was refused and nothing written."""
    asked = _parser().parse_args(arguments)
    return generate(asked.model, asked.output, asked.name)


def generate(model: Path, output: Path | None, name: str | None) -> int:
    """Write the typed classes of a product to a file, or to standard output if there is none; return the exit code.

    `name` is that of the class; by default, it is made of the name of the file `model`.
    """
    try:
        from feiyan_devices._generate import source

        text = source(ThingModel.from_tsl(model.read_text(encoding="utf-8-sig")), name or model.stem)
        if output is None:
            _print(text)
        else:
            output.write_text(text, encoding="utf-8", newline="\n")
    except InvalidModelError as error:
        problem = f"{model}: {error}"
    except UnicodeDecodeError as error:
        problem = f"{model}: not a text in UTF-8: {error}"
    except OSError as error:
        problem = f"{error.filename or model}: {error.strerror or error}"
    except ModuleNotFoundError as error:
        if error.name != "jinja2":
            raise
        problem = install_hint(error, "tsl")
    else:
        return 0
    print(problem, file=sys.stderr)
    return 2


def _print(text: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # labels of any script, whatever the terminal's encoding
    sys.stdout.write(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m feiyan_devices", description="Work with thing models (TSL).")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    made = commands.add_parser(
        "generate",
        help="write the typed classes of a product",
        description="Write the typed classes of a product from its thing model.",
    )
    made.add_argument("model", type=Path, metavar="MODEL", help="file with the thing model (TSL), as JSON")
    made.add_argument("-o", "--output", type=Path, metavar="FILE", help="Python file to write; by default, print it")
    made.add_argument("--name", help="name of the class; by default, made of the name of MODEL")
    return parser


if __name__ == "__main__":
    sys.exit(main())
