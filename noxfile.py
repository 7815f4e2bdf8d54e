"""The project's commands: `nox -s demo`, `nox -s tests`, and the smaller sessions they consist of."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import nox
from packaging.requirements import Requirement
from packaging.version import Version

nox.options.sessions = ["tests"]
nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True

PYPROJECT = nox.project.load_toml("pyproject.toml")

EXTRAS = ".[cli,login,mqtt,redis,sandbox,tsl]"
"""The project with all its extras but `aiohttp`, which is among the tests' own requirements."""

OLDEST, *NEWER = nox.project.python_versions(PYPROJECT, max_version="3.14")
"""The Pythons that the clients run with."""

CLIENT_TESTS = ("tests/runtime", "tests/devices", "tests/channel", "tests/sandbox", "tests/end_to_end")
"""Tests of what users run."""

NODE_PACKAGE = "aliyun-api-gateway@1.1.6"
"""The platform's own client for Node.js."""

STORE_TESTS = tuple(f"tests/runtime/test_{name}.py" for name in ("stores", "file_store", "records"))
"""Tests of token stores, which run on every system."""


def _install(session: nox.Session, *groups: str) -> None:
    """Install the client with all its extras, and the given dependency groups."""
    session.install("--quiet", "-e", EXTRAS, *nox.project.dependency_groups(PYPROJECT, *groups))


@nox.session
def demo(session: nox.Session) -> None:
    """Regenerate the client, start the sandbox, take the tour."""
    _install(session, "generator")
    session.run("python", "examples/tour.py")


@nox.session
def tests(session: nox.Session) -> None:
    """Run lint, type checks and all tests."""
    _lint(session)
    session.run("pytest", *(session.posargs or ["-n", "auto", "-q"]))


@nox.session(python=NEWER)
def compat(session: nox.Session) -> None:
    """Run the tests of clients and sandbox with each newer Python; name those that are not installed."""
    _install(session, "clients")
    session.run("pytest", *(session.posargs or ["-n", "auto", "-q", *CLIENT_TESTS]))


@nox.session(python=OLDEST)
def lowest(session: nox.Session) -> None:
    """Run the same tests with the oldest Python and the lowest version allowed of each dependency."""
    session.install("--quiet", "-e", EXTRAS, *_lowest_allowed("clients"))
    session.run("pytest", *(session.posargs or ["-n", "auto", "-q", *CLIENT_TESTS]))


@nox.session(python="3.13")
def programs(session: nox.Session) -> None:
    """Run public programs of the platform, unchanged, against the sandbox: Python, and JavaScript if there is npm."""
    session.install("--quiet", "-e", ".[mqtt,sandbox]", *nox.project.dependency_groups(PYPROJECT, "programs"))
    packages = Path(session.create_tmp())
    if shutil.which("npm"):
        session.run("npm", "install", "--silent", "--prefix", packages, NODE_PACKAGE, external=True)
    else:
        session.log("npm is not installed: the program in JavaScript is skipped")
    found = {"FEIYAN_NODE_PACKAGES": str(packages)} if shutil.which("npm") else {}
    session.run("pytest", *(session.posargs or ["-q", "-rs", "tests/programs"]), env=found)


@nox.session(python="3.13")
def home_assistant(session: nox.Session) -> None:
    """Check types and run the tests of the integration for Home Assistant, which needs Python 3.13."""
    mypy = [one for one in nox.project.dependency_groups(PYPROJECT, "types") if one.startswith("mypy")]
    needed = ("-r", "tests/home_assistant/requirements.txt", *mypy, "-e", ".")
    session.install("--quiet", "--no-deps", "--no-compile", *needed)
    settings, tests = "tests/home_assistant/settings.ini", session.posargs or ["tests/home_assistant"]
    session.run("mypy", "--config-file", settings)
    session.run("pytest", "-c", settings, "-q", *tests)


@nox.session
def stores(session: nox.Session) -> None:
    """Run the tests of the token stores that need no server: for Windows and macOS."""
    _install(session, "clients")
    session.run("pytest", *(session.posargs or ["-q", "-k", "not redis", *STORE_TESTS]))


@nox.session
def generate(session: nox.Session) -> None:
    """Update all derived files: first from the spec, then from code and a test run."""
    _install(session, "generator", "test")
    session.run("python", "-m", "generator", "generate")
    session.run("python", "-m", "tests.refresh")


@nox.session
def check(session: nox.Session) -> None:
    """Fail if the spec is invalid or contradicts the documents, or if a derived file is stale."""
    _install(session, "generator", "test")
    session.run("openapi-spec-validator", "spec/openapi.yaml")
    session.run("python", "-m", "generator", "lint")
    session.run("python", "-m", "generator", "audit")
    session.run("python", "-m", "generator", "check")
    session.run("python", "-m", "tests.refresh", "--check")


@nox.session
def audit(session: nox.Session) -> None:
    """Compare the spec with the platform's documents, given after `--` or in FEIYAN_DOCUMENTS."""
    _install(session, "generator")
    session.run("python", "-m", "generator", "audit", *session.posargs)


@nox.session(name="import")
def import_(session: nox.Session) -> None:
    """Merge new documents into the spec: `nox -s import -- [--dry-run] DOCS...`."""
    _install(session, "generator")
    session.run("python", "-m", "generator", "import", *session.posargs)


@nox.session
def diff(session: nox.Session) -> None:
    """Report the effects of a spec change on users: `nox -s diff -- BASE [HEAD] [--format html -o FILE]`."""
    _install(session, "generator")
    session.run("python", "-m", "generator", "diff", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Run lint and type checks without the tests."""
    _lint(session)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the client against its peers, and the generator: all, or those named after `--`."""
    _install(session, "generator", "bench")
    session.run("python", "-m", "tests.bench", *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """Change the real spec 500 times, kill the generator and feed it hostile input 200 times, then run the clients
    for ten minutes while everything goes wrong.
    """
    _install(session, "generator", "test")
    changes = ("tests/generator/diff/test_nothing_is_missed.py", "-k", "real_spec")
    session.run("pytest", "-q", *changes, env={"FEIYAN_SPEC_CHANGES": "500"})
    hostile = {"FEIYAN_KILLS": "200", "FEIYAN_MUTANTS": "200", "FEIYAN_SEED": str(random.randrange(10**6))}
    session.run(
        "pytest", "-q", "-n", "auto", "tests/generator/test_killed.py", "tests/generator/test_mutants.py", env=hostile
    )
    session.run("python", "-m", "tests.soak", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Write the documentation site into site/; `nox -s docs -- serve` shows it and follows changes."""
    _install(session, "generator", "docs")
    session.run("python", "-m", "generator", "site", "-o", "build")
    session.run("zensical", *(session.posargs or ["build", "--strict"]), "-f", "build/zensical.toml")
    shutil.rmtree("site", ignore_errors=True)
    shutil.copytree("build/site", "site")


@nox.session
def build(session: nox.Session) -> None:
    """Build wheel and sdist into dist/, after removing its old contents."""
    session.install("--quiet", "build")
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", "dist", *session.posargs)
    for path in sorted(Path("dist").iterdir()):
        session.log(str(path))


def _lint(session: nox.Session) -> None:
    """Install everything that tests need, then run lint and type checks."""
    _install(session, "generator", "test", "types", "docs")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("mypy", "--config-file=", "--strict", "-p", "generator")
    session.run("basedpyright", "--warnings", "examples", "tests/typing")


def _lowest_allowed(*groups: str) -> list[str]:
    """Give what the package, its extras and dependency groups require, each at its lower bound."""
    project = PYPROJECT["project"]
    lists = (project["dependencies"], *project["optional-dependencies"].values())
    bounds: dict[str, Version] = {}
    for text in [*(one for each in lists for one in each), *nox.project.dependency_groups(PYPROJECT, *groups)]:
        required = Requirement(text)
        bound = max(Version(one.version) for one in required.specifier if one.operator in {">=", "=="})
        bounds[required.name] = max(bound, bounds.get(required.name, bound))
    return [f"{name}=={bound}" for name, bound in bounds.items()]
