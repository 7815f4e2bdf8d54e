"""Rules of this project for the spec, beyond OpenAPI's own."""

from generator.spec import Spec


def lint(spec: Spec) -> None:
    pass
