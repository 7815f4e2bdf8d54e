"""Settings of a client: what is refused, and what the environment brings."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from feiyan import AsyncCloudClient, CloudClient, Options, Region
from feiyan.enums import DeviceRegion
from feiyan.regions import ENDPOINTS
from feiyan_runtime import ConfigurationError, cloud_environment
from tests.runtime.support import APP_KEY, APP_SECRET, PROJECT_ID

GIVEN = {"app_key": APP_KEY, "app_secret": APP_SECRET, "project_id": PROJECT_ID}
VARIABLES = {"FEIYAN_APP_KEY": "key", "FEIYAN_APP_SECRET": "secret", "FEIYAN_PROJECT_ID": "project"}


@pytest.fixture(params=[CloudClient, AsyncCloudClient])
def kind(request):
    return request.param


@pytest.fixture
def environment(monkeypatch):
    """Sets the variables of the client's settings; the others are not set."""
    for name in (*VARIABLES, "FEIYAN_REGION", "FEIYAN_BASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def set_to(variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return set_to


def refused(kind, **settings):
    with pytest.raises(ConfigurationError) as caught:
        kind(**{**GIVEN, **settings})
    return str(caught.value)


class TestRefused:
    @pytest.mark.parametrize("name", ["app_key", "app_secret", "project_id"])
    @pytest.mark.parametrize("value", ["", "  ", None, 7, "key\n", " key", "钥匙"])
    def test_keys_are_visible_text(self, kind, name, value):
        """A key that is empty, missing, or copied with a line break is refused by name, without its value."""
        message = refused(kind, **{name: value})
        assert message.startswith(f"{name}: ")
        assert "钥匙" not in message

    def test_an_unknown_region_is_told_the_known_ones(self, kind):
        """The error of a region that does not exist lists those that do."""
        message = refused(kind, region="atlantis")
        assert "'atlantis'" in message
        for region in Region:
            assert region.value in message

    @pytest.mark.parametrize(
        "base_url",
        [
            "",
            "gateway.example",
            "ftp://gateway.example",
            "https://",
            "http://[::1",
            "http://gateway.example:port",
            "http://gateway.example?a=1",
            "http://gateway.example/#top",
        ],
    )
    def test_an_address_is_an_http_url(self, kind, base_url):
        """Anything but a host with an optional path, reached by http or https, is refused."""
        assert refused(kind, base_url=base_url).startswith("base_url: ")

    def test_an_address_has_no_password(self, kind):
        """An address is shown in many places; one with a password is refused without it."""
        message = refused(kind, base_url="http://user:hush@gateway.example")
        assert message.startswith("base_url: ")
        assert "hush" not in message

    @pytest.mark.parametrize("stage", ["release", "PROD", ""])
    def test_a_stage_is_one_of_three(self, kind, stage):
        """A stage that the gateway does not know is refused with the known ones."""
        assert "RELEASE, PRE, TEST" in refused(kind, stage=stage)

    @pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), "5"])
    def test_a_timeout_is_a_time(self, kind, timeout):
        """A timeout of zero, below, without end, or as a text is refused."""
        assert refused(kind, timeout=timeout).startswith("timeout: ")

    def test_a_retry_is_more_than_a_number(self, kind):
        """The error says how to write it."""
        assert refused(kind, retry=3) == "retry: expected a Retry, such as Retry(attempts=3), got int"

    def test_options_are_no_dict(self):
        """They are refused before anything is sent; so is a retry within them."""
        message = r"options: expected Options, such as Options\(timeout=5\), got dict"
        with (
            CloudClient(**GIVEN, base_url="http://127.0.0.1:9") as client,
            pytest.raises(ConfigurationError, match=message),
        ):
            client.call("/any", options={"timeout": 5})
        with pytest.raises(ConfigurationError, match="retry: expected a Retry"):
            Options(retry=3)


class TestTaken:
    @pytest.mark.parametrize("region", [*Region, *(region.value for region in Region)])
    def test_every_region_has_its_gateway(self, kind, region):
        """A region is given as a member or as its text."""
        assert ENDPOINTS[region] in repr(kind(**GIVEN, region=region))

    @pytest.mark.parametrize("region", [DeviceRegion.GERMANY, "germany"])
    def test_the_region_of_a_device_leads_to_its_gateway(self, kind, region):
        """The answer that names a device's region can be given as the region of a client."""
        assert ENDPOINTS[Region.EU_CENTRAL_1] in repr(kind(**GIVEN, region=region))

    def test_every_region_of_a_device_is_known(self, kind):
        """No value of the answer is refused."""
        assert len({repr(kind(**GIVEN, region=region)) for region in DeviceRegion}) == len(Region)

    def test_an_address_comes_before_the_region(self, kind):
        """An address of one's own may have a path; a slash at its end is dropped."""
        client = kind(**GIVEN, region="ignored", base_url="http://127.0.0.1:8080/prefix/")
        assert repr(client) == f"{kind.__name__}(base_url='http://127.0.0.1:8080/prefix')"


class TestEnvironment:
    def test_settings_come_from_the_environment(self, environment):
        """Each variable is a setting."""
        environment({**VARIABLES, "FEIYAN_REGION": "us-east-1", "FEIYAN_BASE_URL": "http://gateway.example"})
        assert cloud_environment({}) == {
            "app_key": "key",
            "app_secret": "secret",
            "project_id": "project",
            "region": "us-east-1",
            "base_url": "http://gateway.example",
        }

    def test_given_settings_come_first(self, environment):
        """Settings passed to `from_env` take precedence over the environment."""
        environment({**VARIABLES, "FEIYAN_REGION": "us-east-1"})
        assert cloud_environment({"region": "eu-central-1", "timeout": 3})["region"] == "eu-central-1"

    def test_a_client_is_made_of_them(self, kind, environment):
        """`from_env` needs nothing but the variables."""
        environment({**VARIABLES, "FEIYAN_REGION": "us-east-1"})
        assert ENDPOINTS[Region.US_EAST_1] in repr(kind.from_env())

    @pytest.mark.parametrize("missing", [["FEIYAN_APP_KEY"], ["FEIYAN_APP_SECRET", "FEIYAN_PROJECT_ID"]])
    @pytest.mark.parametrize("empty", [True, False])
    def test_missing_variables_are_named(self, kind, environment, missing, empty):
        """The error names every variable that is not set or empty, and no other."""
        environment({name: value for name, value in VARIABLES.items() if name not in missing})
        environment(dict.fromkeys(missing, "") if empty else {})
        with pytest.raises(ConfigurationError) as caught:
            kind.from_env()
        assert {name for name in VARIABLES if name in str(caught.value)} == set(missing)

    @pytest.mark.parametrize("misspelt", ["FEIYAN_APPKEY", "FEIYAN_KEY", "feiyan_app_key", "FEIYAN_APP_KEYS"])
    def test_a_misspelt_variable_is_named(self, kind, environment, misspelt):
        """The error asks whether it was meant, and does not show its value."""
        environment({**VARIABLES, "FEIYAN_APP_KEY": "", misspelt: "hush-hush", "FEIYAN_LANG": "zh"})
        with pytest.raises(ConfigurationError) as caught:
            kind.from_env()
        hint = f"; {misspelt} is set: did you mean FEIYAN_APP_KEY?"
        assert str(caught.value) == f"set the environment variable FEIYAN_APP_KEY{hint}"

    def test_several_missing_variables_are_listed(self, kind, environment):
        environment(dict.fromkeys(VARIABLES, ""))
        with pytest.raises(ConfigurationError, match=r"variables FEIYAN_APP_KEY(,| and) FEIYAN_APP_SECRET"):
            kind.from_env()

    def test_a_given_setting_needs_no_variable(self, kind, environment):
        """A variable is not needed for a setting that is given."""
        environment({"FEIYAN_APP_KEY": "key"})
        kind.from_env(app_secret="secret", project_id="project")


LOGGED = """
import logging, sys
import feiyan, feiyan_runtime
from feiyan import CloudClient, FeiyanError
assert logging.getLogger("feiyan").level == 0
{setup}
try:
    for _ in range(2):
        client = CloudClient.from_env(base_url="http://127.0.0.1:9", retry=feiyan.Retry(attempts=1))
    client.call("/any")
except FeiyanError as error:
    print(type(error).__name__, error)
"""


class TestLog:
    def run(self, level, setup=""):
        secrets = {"FEIYAN_APP_KEY": "key", "FEIYAN_APP_SECRET": "hush-hush", "FEIYAN_PROJECT_ID": "project"}
        environment = {**os.environ, **secrets, "FEIYAN_LOG": level}
        return subprocess.run(
            [sys.executable, "-c", LOGGED.format(setup=setup)], env=environment, capture_output=True, text=True
        )

    def test_the_environment_asks_for_a_log(self):
        """`from_env` logs to standard error at the level of FEIYAN_LOG, each line once, without secrets."""
        ran = self.run("DEBUG")
        lines = [line for line in ran.stderr.splitlines() if "cloud.tokens.create" in line and "request" in line]
        assert len(lines) == 1
        assert " DEBUG " in lines[0]
        assert "hush" not in ran.stderr + ran.stdout

    @pytest.mark.parametrize("level", ["warning", ""])
    def test_no_more_is_logged_than_was_asked_for(self, level):
        """A higher level, or none, leaves requests out."""
        assert " request" not in self.run(level).stderr

    def test_a_program_that_logs_elsewhere_keeps_doing_so(self):
        """The lines go to the logging that the program has set up, if it has."""
        ran = self.run("debug", "logging.basicConfig(stream=sys.stdout, format='MINE %(message)s')")
        assert "MINE cloud.tokens.create" in ran.stdout
        assert "request" not in ran.stderr

    def test_a_level_that_does_not_exist_is_named(self):
        """A misspelt level is refused with those that there are."""
        assert self.run("loud").stdout == (
            "ConfigurationError FEIYAN_LOG: expected one of debug, info, warning, error, got 'loud'\n"
        )
