"""`feiyan login`, `logout`, `whoami`, `token`: the credentials of a profile."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any, TextIO

import click

from feiyan_cli import output
from feiyan_cli.language import said
from feiyan_cli.options import output_options, profile_option
from feiyan_cli.profiles import NEEDED, SETTINGS, Profile, Side, variable
from feiyan_runtime import UserSession

side_argument = click.argument("side", type=click.Choice(["app", "cloud"]), required=False)


@click.command("login")
@click.argument("side", type=click.Choice(["app", "cloud"]))
@click.option("--app-key", help="App key; prompted for if it is absent.")
@click.option("--project-id", help="Project; cloud side only.")
@click.option("--region", help="Data centre, such as cn-shanghai or ap-southeast-1.")
@click.option("--base-url", help="URL of another gateway, such as a sandbox's.")
@click.option("--mqtt-url", help="URL of its MQTT endpoint; app side only.")
@click.option("--country", help="Country of the user, such as CN: signs in by way of the account's region.")
@click.option("--login-id", help="E-mail address or phone number of an account with a password; needs --public-key.")
@click.option("--public-key", type=click.File(), help="File with the app's public RSA key, which encrypts passwords.")
@profile_option
def login_command(
    side: Side,
    profile: Profile,
    country: str | None,
    login_id: str | None,
    public_key: TextIO | None,
    **given: str | None,
) -> None:
    """Store credentials after a call has shown that they work.

    A user signs in with an authorization code: with --country, the code of the account system of the app's maker, from
    which the region of the account and a session are found; without, the code that the account service gave. Accounts
    of the platform's own system sign in with --login-id and a password.

    The app secret, the authorization code and the password are prompted for, or read from FEIYAN_APP_SECRET,
    FEIYAN_AUTH_CODE and FEIYAN_PASSWORD; they are never arguments.
    """
    if side == "cloud" and (country or login_id or public_key):
        raise click.UsageError("--country, --login-id and --public-key sign users in: they go with `login app`")
    if bool(login_id) != bool(public_key) or (login_id and not country):
        raise click.UsageError("a password needs all of --login-id, --public-key and --country")
    if unused := [name for name, value in given.items() if value and name not in SETTINGS[side]]:
        raise click.UsageError(f"--{unused[0].replace('_', '-')} is not a setting of the {side} side")
    settings = {name: value for name in SETTINGS[side] if (value := _setting(name, given[name]))}
    for name, label in (("app_key", "App key"), ("project_id", "Project id")):
        if name in SETTINGS[side] and name not in settings:
            settings[name] = click.prompt(label)
    secret = _secret("FEIYAN_APP_SECRET", "App secret")
    if side == "cloud":
        signed_in = _fetch_token(profile, settings, secret)
    else:
        key = public_key.read() if public_key else None
        signed_in = _sign_in(profile, settings, secret, country=country, login_id=login_id, public_key=key)
    place = profile.save(side, settings, secret)
    click.echo(f"{signed_in}; the app secret is kept in {place}", err=True)


def _setting(name: str, given: str | None) -> str | None:
    return given or os.environ.get(variable(name))


def _secret(name: str, label: str) -> str:
    return os.environ.get(name) or str(click.prompt(label, hide_input=True))


def _auth_code() -> str:
    return _secret("FEIYAN_AUTH_CODE", "Authorization code of the user")


def _sign_in(
    profile: Profile,
    settings: Mapping[str, Any],
    secret: str,
    *,
    country: str | None,
    login_id: str | None,
    public_key: str | None,
) -> str:
    from feiyan import AppClient

    with AppClient(**settings, app_secret=secret, token_store=profile.store(), user=profile.name) as app:
        if country and login_id and public_key:
            password = _secret("FEIYAN_PASSWORD", "Password of the user")
            session = app.sign_in_with_password(login_id, password, public_key=public_key, country=country)
        elif country:
            session = app.sign_in_with_oauth(_auth_code(), country=country)
        else:
            session = app.sign_in(_auth_code())
    return f"{session.identity_id} is signed in"


def _fetch_token(profile: Profile, settings: Mapping[str, Any], secret: str) -> str:
    from feiyan import CloudClient

    with CloudClient(**settings, app_secret=secret, token_store=profile.store()) as cloud:
        cloud.products.list(page_size=1).page()
    return f"project {settings['project_id']} answers"


@click.command("logout")
@side_argument
@profile_option
def logout_command(side: Side | None, profile: Profile) -> None:
    """Sign the user out, and delete what is stored.

    With SIDE, delete what is stored of that side alone.
    """
    deleted = []
    for one in SETTINGS if side is None else (side,):
        if one == "app" and profile.settings("app"):
            with profile.app() as app:
                app.sign_out()
        if profile.forget(one):
            deleted.append(one)
            click.echo(f"deleted the credentials of the {one} side", err=True)
    if not deleted:
        click.echo(said("no credentials are stored"), err=True)


@click.command("whoami")
@output_options
@profile_option
def whoami_command(output_format: str, profile: Profile) -> None:
    """Show whose credentials are used, and where they come from."""
    known = [facts for side in SETTINGS if (facts := _identity(profile, side))["app_key"]]
    if not known and output_format == "table":
        click.echo(said("no credentials: run `feiyan login app` or `feiyan login cloud`"), err=True)
    output.write_rows(known, output_format)


def _identity(profile: Profile, side: Side) -> dict[str, Any]:
    stored = profile.settings(side)
    names = dict.fromkeys((*NEEDED[side], *SETTINGS[side]))
    from_environment = [name for name in names if variable(name) in os.environ]
    facts: dict[str, Any] = {"side": side, "profile": profile.name if stored else None}
    facts |= {name: os.environ.get(variable(name)) or stored.get(name) for name in SETTINGS[side]}
    facts["from_environment"] = ", ".join(variable(name) for name in from_environment) or None
    if side == "app" and stored and not os.environ.get("FEIYAN_IOT_TOKEN"):
        with profile.app() as app:
            facts |= _session_facts(app.current_session())
    return facts


def _session_facts(session: UserSession | None) -> dict[str, Any]:
    if session is None:
        return {"user": None}
    end = time.strftime("%Y-%m-%d %H:%M", time.localtime(session.refresh_token_ends_at))
    facts = {"user": session.identity_id, "signed_in_until": end}
    return facts | ({"base_url": session.base_url} if session.base_url else {})


@click.command("token")
@side_argument
@profile_option
def token_command(side: Side | None, profile: Profile) -> None:
    """Print a token for another program, renewed if it is due.

    It is that of the user (app) or of the project (cloud).
    """
    with profile.client(side or profile.side()) as client:
        token = client.current_token()
    if token is None:
        raise click.ClickException(said("nobody is signed in: run `feiyan login app`"))
    click.echo(token)
