"""`feiyan login`, `logout`, `whoami` and `token` keep credentials."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from feiyan_cli.sandbox import environment
from feiyan_sandbox import Sandbox
from tests.cli.conftest import Run


def log_in(bare: Run, sandbox: Sandbox, side: str, **more: str) -> None:
    """Log in; names in capitals are variables of the environment, all others are options."""
    options = ["--app-key", sandbox.app_key, "--base-url", sandbox.base_url]
    options += ["--project-id", sandbox.project_id] if side == "cloud" else ["--mqtt-url", sandbox.mqtt_url]
    secrets = {"FEIYAN_APP_SECRET": sandbox.app_secret, "FEIYAN_AUTH_CODE": sandbox.auth_code}
    for name in [name for name in more if name.islower()]:
        options += [f"--{name.replace('_', '-')}", more.pop(name)]
    run = bare("login", side, *options, **secrets | more)
    assert run.returncode == 0, run.stderr
    assert sandbox.app_secret not in run.stdout + run.stderr


def test_a_project_is_kept(bare: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    """Later calls need no environment; the secret is in no file that others can read."""
    log_in(bare, sandbox, "cloud")
    assert bare("call", "cloud.products.list", "-o", "jsonl").returncode == 0
    assert sandbox.app_secret not in (tmp_path / "config" / "profiles.toml").read_text()
    for path in (tmp_path / "config" / "secrets").iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_a_user_is_signed_in(bare: Run, tmp_path: Path) -> None:
    """`whoami` names the user, `token` prints the token, and `logout` ends the session and deletes all."""
    with Sandbox() as sandbox:
        log_in(bare, sandbox, "app")
        [user] = json.loads(bare("whoami", "--json").stdout)
        assert user["user"] == sandbox.session["identityId"]
        assert bare("token").stdout.strip()
        assert bare("logout").returncode == 0
        assert bare("logout").stderr == "no credentials are stored\n"
        assert bare("call", "app.users.list_devices").returncode == 2
        assert json.loads(bare("whoami", "--json").stdout) == []
        assert list((tmp_path / "config" / "secrets").glob("*.json")) == []


def test_a_user_is_signed_in_where_the_account_is(bare: Run) -> None:
    """With a country, the account's region is found from the code or the password; calls go there from then on."""
    with Sandbox() as sandbox:
        log_in(bare, sandbox, "app", country="DE")
        [user] = json.loads(bare("whoami", "--json").stdout)
        assert user["user"] == sandbox.session["identityId"]
        assert user["base_url"] == sandbox.abroad_url
        assert "light010" in bare("call", "app.users.list_devices", "-o", "jsonl").stdout


def test_a_user_is_signed_in_with_a_password(bare: Run, tmp_path: Path) -> None:
    """The password is no argument, and is encrypted with the key in the file."""
    with Sandbox() as sandbox:
        login = sandbox.password_login
        (tmp_path / "app.pem").write_text(login["public_key"])
        options = {"login_id": login["login_id"], "public_key": str(tmp_path / "app.pem"), "country": "CN"}
        log_in(bare, sandbox, "app", FEIYAN_PASSWORD=login["password"], **options)
        [user] = json.loads(bare("whoami", "--json").stdout)
        assert user["user"] == sandbox.session["identityId"]


@pytest.mark.parametrize(
    ("side", "options", "message"),
    [
        ("app", ["--country", "CN", "--login-id", "a@b.c"], "a password needs all of"),
        ("cloud", ["--country", "CN"], "they go with `login app`"),
    ],
)
def test_options_of_a_login_that_do_not_fit_are_refused(bare: Run, side: str, options: list[str], message: str) -> None:
    """Before anything is asked for."""
    run = bare("login", side, *options)
    assert run.returncode == 2
    assert message in run.stderr


def test_profiles_are_kept_apart(bare: Run, sandbox: Sandbox) -> None:
    """One profile's credentials are not another's."""
    log_in(bare, sandbox, "cloud", FEIYAN_PROFILE="work")
    assert json.loads(bare("whoami", "--json", "--profile", "work").stdout)[0]["app_key"] == sandbox.app_key
    assert json.loads(bare("whoami", "--json").stdout) == []


def test_wrong_credentials_are_not_kept(bare: Run, sandbox: Sandbox) -> None:
    """They are tried first."""
    options = ("--app-key", sandbox.app_key, "--base-url", sandbox.base_url, "--project-id", sandbox.project_id)
    run = bare("login", "cloud", *options, FEIYAN_APP_SECRET="wrong")
    assert run.returncode == 3
    assert json.loads(bare("whoami", "--json").stdout) == []


@pytest.mark.parametrize("text", ["[default", 'default = "x"', "[default.app]\nregion = 7"])
def test_a_damaged_file_is_named(bare: Run, tmp_path: Path, text: str) -> None:
    """Or read as far as it means something; there is no traceback."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "profiles.toml").write_text(text)
    run = bare("whoami")
    assert "Traceback" not in run.stderr
    assert run.returncode == 0 or "profiles.toml" in run.stderr


def test_the_environment_wins(bare: Run, sandbox: Sandbox) -> None:
    """A token of the environment is used instead of the stored session."""
    assert bare("token", "app", FEIYAN_APP_KEY="k", FEIYAN_APP_SECRET="s", FEIYAN_IOT_TOKEN="t").stdout == "t\n"


@pytest.mark.parametrize(("side", "third"), [("app", "FEIYAN_IOT_TOKEN"), ("cloud", "FEIYAN_PROJECT_ID")])
def test_without_credentials_the_ways_to_give_them_are_named(bare: Run, side: str, third: str) -> None:
    """Every variable that the side needs, and one that is misspelt."""
    run = bare("devices", "--side", side, FEIYAN_APPKEY="k")
    assert run.returncode == 2
    assert f"`feiyan login {side}`, or set FEIYAN_APP_KEY, FEIYAN_APP_SECRET and {third}" in run.stderr
    assert "FEIYAN_APPKEY is set: did you mean FEIYAN_APP_KEY?" in run.stderr
    chinese = bare("--lang", "zh", "devices", "--side", side).stderr
    assert f"`feiyan login {side}`，或者设置 FEIYAN_APP_KEY、FEIYAN_APP_SECRET、{third}；" in chinese


def test_refused_credentials_lead_to_the_commands_that_show_and_change_them(feiyan: Run) -> None:
    """Also where a call was not sent, as nobody is signed in; in the language of the command."""
    for variables in ({"FEIYAN_APP_SECRET": "wrong"}, {"FEIYAN_IOT_TOKEN": ""}):
        run = feiyan("call", "app.users.list_devices", **variables)
        assert run.returncode == 3
        assert run.stderr.count("\n") == 2
        assert "`feiyan whoami` shows" in run.stderr
    assert "`feiyan whoami` 显示" in feiyan("--lang", "zh", "devices", FEIYAN_APP_SECRET="wrong").stderr


def test_every_variable_in_use_is_listed(feiyan: Run, sandbox: Sandbox) -> None:
    """Names of secrets stand among them, their values nowhere."""
    run = feiyan("whoami", "--json")
    listed = {name for side in json.loads(run.stdout) for name in side["from_environment"].split(", ")}
    assert listed == set(environment(sandbox))
    assert sandbox.app_secret not in run.stdout
    assert sandbox.iot_token not in run.stdout
