"""Runs a notebook without a kernel: its cells of code in order, in one namespace, as Jupyter does."""

from __future__ import annotations

import ast
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_output


def executed(path: Path) -> str:
    """Return the text of a notebook with the outputs that its cells give now."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = number
        cell.outputs = _outputs(cell.source, names, number, f"{path.name}, cell {number}")
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"  # type: ignore[no-untyped-call]


def _outputs(source: str, names: dict[str, Any], number: int, place: str) -> list[Any]:
    """Run a cell; return what it prints and the value of its last line, if that is an expression."""
    tree = ast.parse(source, place)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    value = None
    with redirect_stdout(StringIO()) as printed:
        exec(compile(tree, place, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), place, "eval"), names)
    outputs = []
    if printed.getvalue():
        outputs.append(new_output("stream", name="stdout", text=printed.getvalue()))
    if value is not None:
        outputs.append(new_output("execute_result", {"text/plain": repr(value)}, execution_count=number))
    return outputs
