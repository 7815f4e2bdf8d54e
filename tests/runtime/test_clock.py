"""A machine whose clock is wrong goes by the gateway's."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from feiyan_runtime import ApiError, AuthenticationError, SignatureError, string_to_sign
from feiyan_runtime._clock import MIN_ADJUSTMENT, GatewayClock, seconds_of
from feiyan_sandbox import Sandbox
from tests.runtime.conftest import Reply, success
from tests.runtime.support import NOW, ONCE, Clock, Driver, answer, core, operation, raw

READ = operation(idempotent=True)
WRITE = operation()
HOURS = 2 * 3600.0
WINDOW = 15 * 60.0
"""Seconds that a timestamp may be from the gateway's clock."""


def date(seconds):
    return formatdate(seconds, usegmt=True)


def refusal(message="Timestamp Expired", status=401, **headers):
    """Return the gateway's refusal of a call that it did not read."""
    return raw(b"", status=status, x_ca_error_message=message, **headers)


def expired(skew):
    return refusal(date=date(NOW + skew))


class Client:
    """A client that sends each call once, on a clock that stands still."""

    def __init__(self, *script):
        self.clock = Clock()
        self.core = core(clock=self.clock, retry=ONCE)
        self.driver = Driver(*script, clock=self.clock)

    def call(self, op=READ):
        return self.driver.run(self.core.call(op, {}))

    @property
    def timestamps(self):
        """Differences of the sent timestamps from the local clock, in seconds."""
        return [int(send.headers["x-ca-timestamp"]) / 1000 - NOW for send in self.driver.sends]


class TestCorrection:
    @pytest.mark.parametrize("op", [READ, WRITE], ids=["read", "write"])
    @pytest.mark.parametrize("skew", [HOURS, -HOURS, 16 * 60.0, 20 * 365 * 86400.0])
    def test_a_refused_call_is_sent_again_with_the_gateways_time(self, skew, op):
        """The refusal says what time it is there; a write is sent again too, as nothing was done."""
        client = Client(expired(skew), answer("fine"))
        assert client.call(op).data == "fine"
        assert client.timestamps == [0.0, skew]

    def test_the_difference_is_kept(self):
        """The next call needs one request, and its timestamp goes on with this machine's clock."""
        client = Client(expired(HOURS), answer(), answer())
        client.call()
        client.clock.now += 100.0
        client.call()
        assert client.timestamps == [0.0, HOURS, HOURS + 100.0]

    def test_a_machine_whose_clock_was_set_meanwhile_is_corrected_again(self):
        """The difference is of the two clocks at one time; where it is another one later, the refusal says that."""
        client = Client(expired(HOURS), answer(), expired(0.0), answer("fine"))
        client.call()
        assert client.call().data == "fine"
        assert client.timestamps == [0.0, HOURS, HOURS, 0.0]

    @pytest.mark.parametrize("status", [400, 401, 403])
    def test_the_words_count_not_the_status(self, status):
        """A gateway may refuse a timestamp with any status of a refusal."""
        client = Client(refusal("Invalid timestamp", status, date=date(NOW + HOURS)), answer("fine"))
        assert client.call().data == "fine"

    def test_the_calls_under_way_are_all_sent_again(self):
        """The first of several calls that are refused together adjusts the clock, and none of them fails."""
        client = Client()
        flows = [client.core.call(READ, {}) for _ in range(3)]
        for flow in flows:
            next(flow)
        for flow in flows:
            repeated = flow.send(expired(HOURS))
            assert repeated.headers["x-ca-timestamp"] == str(int((NOW + HOURS) * 1000))

    def test_it_is_tried_once(self):
        """A gateway that refuses its own time is not asked for ever."""
        client = Client(expired(HOURS), expired(-HOURS))
        with pytest.raises(AuthenticationError, match="Timestamp Expired"):
            client.call()
        assert len(client.driver.sends) == 2

    @pytest.mark.parametrize(
        "garbage",
        ["", "soon", "1700000000", "Tue, 99 Foo 2023 99:99:99 GMT", "-", " ", "Mon, 01 Jan 0101 00:00:00 GMT"],
    )
    def test_without_the_gateways_time_the_refusal_is_raised(self, garbage):
        """A `Date` that is none does not set the clock."""
        client = Client(refusal(date=garbage))
        with pytest.raises(AuthenticationError, match="Timestamp Expired"):
            client.call()
        assert client.core.clock.offset == 0.0

    def test_without_a_date_the_refusal_is_raised(self):
        """An answer need not have a `Date`."""
        with pytest.raises(AuthenticationError, match="Timestamp Expired"):
            Client(refusal()).call()

    @pytest.mark.parametrize("skew", [0.0, MIN_ADJUSTMENT - 1, 1 - MIN_ADJUSTMENT])
    def test_a_small_difference_is_not_the_reason(self, skew):
        """The refusal is raised if the clocks agree, because the cause is another one."""
        client = Client(expired(skew))
        with pytest.raises(AuthenticationError, match="Timestamp Expired"):
            client.call()
        assert client.core.clock.offset == 0.0

    def test_a_wrong_signature_is_no_wrong_clock(self):
        """The gateway's string-to-sign has `x-ca-timestamp` in it, whatever is wrong with the signature."""
        theirs = string_to_sign("POST", "/test/op", headers=[("x-ca-timestamp", "1")])
        message = f"Invalid Signature, Server StringToSign:`{theirs}`".replace("\n", "#")
        client = Client(refusal(message, 400, date=date(NOW + HOURS)))
        with pytest.raises(SignatureError):
            client.call()
        assert client.core.clock.offset == 0.0

    def test_words_of_the_platform_are_no_refusal_of_the_gateway(self):
        """An envelope that speaks of a timestamp means one of the parameters."""
        wire = raw(b'{"code":401,"message":"timestamp expired"}', date=date(NOW + HOURS))
        with pytest.raises(ApiError):
            Client(wire).call()

    def test_another_refusal_does_not_set_the_clock(self):
        """A wrong app key is reported as such, whatever the gateway's time is."""
        client = Client(refusal("Invalid AppKey", date=date(NOW + HOURS)))
        with pytest.raises(AuthenticationError, match="Invalid AppKey"):
            client.call()
        assert client.core.clock.offset == 0.0


class TestDates:
    @pytest.mark.parametrize(
        "text",
        [
            "Tue, 14 Nov 2023 22:13:20 GMT",
            "Tuesday, 14-Nov-23 22:13:20 GMT",
            "Tue Nov 14 22:13:20 2023",
            "Tue, 14 Nov 2023 22:13:20 -0000",
            "Wed, 15 Nov 2023 06:13:20 +0800",
        ],
    )
    def test_a_date_is_the_same_everywhere(self, text, monkeypatch):
        """The three forms that HTTP knows, and others that mail knows; without a zone it is that of Greenwich."""
        monkeypatch.setenv("TZ", "CST-8")
        time.tzset()
        try:
            assert seconds_of(text) == NOW
        finally:
            monkeypatch.undo()
            time.tzset()

    def test_a_clock_that_nobody_corrected_is_the_machines(self):
        """The `Date` of an answer is ignored unless a timestamp was refused."""
        assert abs(GatewayClock()() - time.time()) < 60.0


@pytest.mark.parametrize("skew", [HOURS, -HOURS])
def test_a_gateway_with_another_time_is_obeyed(user, gateway, skew):
    """The first call over HTTP is refused once; the second succeeds with its first request."""

    def script(request):
        now = time.time() + skew
        headers = {"date": date(now)}
        if abs(int(request.headers["x-ca-timestamp"]) / 1000 - now) > WINDOW:
            return Reply(status=401, headers={**headers, "x-ca-error-message": "Timestamp Expired"})
        return Reply(success("fine").content, headers=headers)

    gateway.script = script
    assert user.run(lambda client: client.call("/first"), lambda client: client.call("/second")) == "fine"
    assert [gateway.count("/first"), gateway.count("/second")] == [2, 1]


@pytest.mark.parametrize("headers", [{"date": None}, {"date": "soon"}, {}])
def test_a_gateway_that_does_not_say_what_time_it_is_gets_one_request(user, gateway, headers):
    """The refusal is raised over HTTP if no `Date` differs from the local clock."""
    gateway.script = lambda _: Reply(status=401, headers={"x-ca-error-message": "Timestamp Expired", **headers})
    error = user.run(user.failing(lambda client: client.call("/any")))
    assert isinstance(error, AuthenticationError)
    assert gateway.count("/any") == 1


@pytest.mark.parametrize("skew", [HOURS, -HOURS])
def test_the_sandbox_is_obeyed(user, skew):
    """The sandbox checks timestamps as the gateway does: it refuses the first request of all, and none after it."""
    with Sandbox() as sandbox:
        sandbox.advance(skew)
        iot_id = sandbox.devices[0]["iotId"]
        info = user.run(
            lambda client: client.things.set_properties(iot_id=iot_id, items={"PowerSwitch": 1}),
            lambda client: client.things.get_info(iot_id=iot_id),
            **sandbox.settings,
        )
        assert info.iot_id == iot_id
        assert [call.path for call in sandbox.calls if call.code != 200] == ["/cloud/token"]
        assert sandbox.count("/cloud/thing/properties/set") == sandbox.count("/cloud/thing/info/get") == 1


@pytest.mark.parametrize("skew", [3000.0, -3000.0])
def test_a_write_that_the_sandbox_refuses_for_its_time_is_done_once(user, skew):
    """A clock that goes wrong between two calls: the write is refused, sent again, and carried out once."""
    path = "/cloud/thing/service/invoke"
    with Sandbox() as sandbox:
        iot_id = sandbox.devices[0]["iotId"]
        user.run(
            lambda client: client.things.get_info(iot_id=iot_id),
            lambda _: sandbox.advance(skew),
            lambda client: client.things.invoke_service(iot_id=iot_id, identifier="Toggle", args={}),
            **sandbox.settings,
        )
        assert (sandbox.count(path), sandbox.count(path, processed=True)) == (2, 1)
