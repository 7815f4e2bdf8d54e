"""Options that commands share, and the exit codes of errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from feiyan_cli.language import language_option
from feiyan_cli.output import FORMATS
from feiyan_cli.profiles import Profile
from feiyan_devices import InvalidValueError
from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    DeviceError,
    FeiyanError,
    InvalidParameterError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitedError,
    ServerError,
    TransportError,
)

F = TypeVar("F", bound=Callable[..., Any])

EXIT_CODES: tuple[tuple[type[FeiyanError], int], ...] = (
    (ConfigurationError, 2),
    (AuthenticationError, 3),
    (PermissionDeniedError, 4),
    (NotFoundError, 5),
    (InvalidParameterError, 6),
    (InvalidValueError, 6),
    (RateLimitedError, 7),
    (ServerError, 8),
    (DeviceError, 9),
    (TransportError, 10),
    (ApiError, 1),
    (FeiyanError, 1),
)
"""Exit code of each class of errors. Code 2 also is that of options that cannot be understood."""


def exit_code(error: type[FeiyanError]) -> int:
    """Return the exit code of a class of errors."""
    return next(code for kind, code in EXIT_CODES if issubclass(error, kind))


def output_options(command: F) -> F:
    """Add `-o` and `--json`, which set the parameter `output_format`, and `--lang`."""
    command = language_option(command)
    command = click.option(
        "-o",
        "--output",
        "output_format",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="Format of the output.",
    )(command)
    return click.option(
        "--json",
        "output_format",
        flag_value="json",
        help="The same as -o json.",
    )(command)


def profile_option(command: F) -> F:
    """Add `--profile`, which sets the parameter `profile`."""
    return click.option(
        "--profile",
        envvar="FEIYAN_PROFILE",
        default="default",
        show_default=True,
        metavar="NAME",
        help="Stored account and project to use.",
        callback=lambda _context, _parameter, name: Profile(name),
    )(command)
