"""Parsing of answers into data or errors."""

from __future__ import annotations

import pytest

from feiyan._errors import find_error
from feiyan.app.feedback import SET_REPLIES_READ
from feiyan.cloud.statistics import GET_ACTIVE_DEVICE_SUMMARY
from feiyan.cloud.things import GET_INFO, GET_PROPERTIES, GET_REGION, INVOKE_SERVICE, LIST, SET_PROPERTIES
from feiyan.cloud.users import BIND_DEVICES, LIST_DEVICES, MIGRATE_DEVICES, UNBIND_DEVICE_FROM_ALL_USERS
from feiyan.codes import BY_CODE
from feiyan.enums import DeviceRegion
from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    ConflictError,
    DeviceError,
    InvalidParameterError,
    NotFoundError,
    PermissionDeniedError,
    ProtocolError,
    RateLimitedError,
    ServerError,
    SignatureError,
)
from feiyan_runtime._answer import read_answer, result_of
from tests.runtime.support import answer, raw

OURS = "POST\napplication/json\nmd5\ntype\n\nx-ca-key:1\n/path"


def read(op, wire):
    return read_answer(op, wire, find_error, signed=OURS)


def result(op, wire):
    return result_of(op, read(op, wire))


def failure(kind, wire, op=GET_INFO):
    with pytest.raises(kind) as caught:
        result(op, wire)
    assert type(caught.value) is kind
    return caught.value


class TestErrors:
    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            (401, AuthenticationError),
            (403, PermissionDeniedError),
            (404, NotFoundError),
            (460, InvalidParameterError),
            (429, RateLimitedError),
            (500, ServerError),
            (503, ServerError),
            (9103, DeviceError),
            (28036, ConflictError),
        ],
    )
    def test_a_code_has_its_kind_of_error(self, code, kind):
        """The error dictionary says which error a code is, what it means and what to do."""
        error = failure(kind, answer(code=code, message="no"))
        assert error.known is BY_CODE[code]
        assert error.known.meaning in str(error)
        assert error.known.remedy in str(error)

    def test_every_kind_of_error_has_a_code(self):
        """Each error class has a code, except that of a wrong signature, which a header reports."""
        assert set(ApiError.__subclasses__()) <= {entry.error for entry in BY_CODE.values()}

    def test_an_unknown_code_is_a_plain_error(self):
        """A code that no document lists is an error with all that the answer says."""
        error = failure(ApiError, answer(code=123456, message="odd", localizedMsg="奇怪"))
        assert (error.code, error.message, error.localized_message) == (123456, "odd", "奇怪")
        assert (error.request_id, error.operation, error.known) == ("request-1", "cloud.things.getInfo", None)
        assert str(error) == "cloud.things.getInfo (/cloud/thing/info/get): 123456 odd (request id request-1)"

    def test_a_message_is_no_longer_than_anybody_reads(self):
        """A message of a megabyte is cut; the error dictionary's words and the request still follow."""
        error = failure(NotFoundError, answer(code=404, message="x" * 1_000_000, localizedMsg="y" * 1_000_000))
        assert (error.message, error.localized_message) == ("x" * 2000, "y" * 2000)
        assert str(error).endswith(f"{BY_CODE[404].remedy} (request id request-1)")

    @pytest.mark.parametrize("status", [500, 502, 504, 599])
    def test_a_refusal_with_a_status_above_500_is_the_servers(self, status):
        """The HTTP status decides the class of the error if the code is undocumented."""
        assert failure(ServerError, raw(b"", status=status, x_ca_error_message="Backend timeout")).code == status

    @pytest.mark.parametrize("data", [{"iotId": "i"}, {"a": [1]}, ["x"], "text", 7])
    def test_data_beside_an_error_is_kept_as_it_came(self, data):
        """The data of an error is plain data, whatever type the operation documents for success."""
        assert failure(NotFoundError, answer(data, code=404)).data == data

    def test_a_code_as_text_is_read(self):
        """A code in quotes is a code."""
        assert failure(NotFoundError, raw(b'{"code":"404"}')).code == 404
        assert result(GET_INFO, raw(b'{"code":"200","data":{"iotId":"i"}}')).iot_id == "i"

    def test_the_code_counts_whatever_the_http_status(self):
        """An envelope is believed, whether it comes with status 200 or 400."""
        assert failure(NotFoundError, answer(code=404, status=400)).code == 404

    def test_a_refusal_of_the_gateway_is_an_error_of_its_status(self):
        """A refusal in a header, without an envelope, has the HTTP status as its code."""
        wire = raw(b"", status=403, x_ca_error_message="Unauthorized", x_ca_request_id="gateway-1")
        error = failure(PermissionDeniedError, wire)
        assert (error.code, error.message, error.request_id) == (403, "Unauthorized", "gateway-1")


class TestSignatureError:
    def refusal(self, theirs, **more):
        return failure(
            SignatureError, raw(b"", status=400, x_ca_error_message=f"Invalid Signature, Server StringToSign:{theirs}")
        )

    @pytest.mark.parametrize("break_", ["", "#"])
    @pytest.mark.parametrize("quote", ["", "`"])
    def test_the_first_difference_is_shown(self, break_, quote):
        """Line breaks are left out on both sides; the position and both sides' text around it are told."""
        theirs = OURS.replace("x-ca-key:1", "x-ca-key:2").replace("\n", break_)
        error = self.refusal(f"{quote}{theirs}{quote}")
        assert error.ours == OURS.replace("\n", "")
        assert error.theirs == error.ours.replace("key:1", "key:2")
        assert error.differs_at == error.ours.index("key:1") + 4
        assert f"at character {error.differs_at}" in str(error)
        assert "key:1/path" in str(error)
        assert "key:2/path" in str(error)

    def test_a_longer_string_differs_at_the_end(self):
        """The strings differ at the end of the shorter one if it is a prefix of the other."""
        error = self.refusal(OURS.replace("\n", "") + "?more")
        assert error.differs_at == len(error.ours)

    @pytest.mark.parametrize("break_", ["", "#"])
    def test_equal_strings_mean_a_wrong_secret(self, break_):
        """The app secret is reported as wrong if both sides signed the same string."""
        error = self.refusal(OURS.replace("\n", break_))
        assert error.differs_at is None
        assert "the app secret is wrong" in str(error)

    def test_it_is_an_authentication_error_with_its_request(self):
        """A wrong signature is caught with the other refusals of a caller."""
        wire = raw(b"", status=400, x_ca_error_message="Server StringToSign:`x`", x_ca_request_id="gateway-1")
        error = failure(SignatureError, wire)
        assert isinstance(error, AuthenticationError)
        assert (error.code, error.request_id) == (400, "gateway-1")


class TestNoEnvelope:
    @pytest.mark.parametrize(
        "content",
        [
            b"<html><h1>502 Bad Gateway</h1></html>",
            b"",
            b'{"code":200,"data":{"iotId":"i"',
            b'{"hello":"world"}',
            b'{"code":"fine"}',
            b"[]",
            b"null",
            b"\xff\xfe",
        ],
    )
    @pytest.mark.parametrize("status", [200, 502])
    def test_it_is_no_answer_of_the_platform(self, content, status):
        """Anything but an envelope is an error with the HTTP status and the beginning of what came."""
        error = failure(ProtocolError, raw(content, status=status, content_type="text/html"))
        assert error.status == status
        assert f"HTTP {status} with text/html" in str(error)
        assert (repr(content.decode("utf-8", "replace")) if content else "an empty body") in str(error)

    def test_the_excerpt_is_short(self):
        """A long page is not quoted whole."""
        assert len(str(failure(ProtocolError, raw(b"x" * 100_000)))) < 400

    @pytest.mark.parametrize("name", ["cloudToken", "iotToken", "deviceSecret", "password"])
    def test_the_excerpt_keeps_secrets(self, name):
        """A secret in a truncated answer is masked in the error."""
        error = failure(ProtocolError, raw(b'{"code":200,"data":{"%b": "hush-hush-hu' % name.encode()))
        assert f'"{name}": "***' in str(error)
        assert "hush" not in str(error)


class TestShape:
    @pytest.mark.parametrize(
        ("op", "data", "field"),
        [
            (GET_INFO, {"gmtModified": "yesterday"}, "data.gmtModified"),
            (GET_INFO, {"status": {}}, "data.status"),
            (GET_INFO, 7, "data"),
            (GET_PROPERTIES, {}, "data"),
            (GET_PROPERTIES, [{"gmtModified": 1}, {"gmtModified": []}], "data.1.gmtModified"),
            (LIST, {"items": [{"activeTime": "x"}]}, "data.items.0.activeTime"),
        ],
    )
    def test_data_of_another_shape_is_an_error_that_names_the_field(self, op, data, field):
        """A success whose data is not what the operation documents says where it differs."""
        error = failure(ProtocolError, answer(data), op)
        assert f"documented type: {field}" in str(error)
        assert (error.status, error.request_id) == (200, "request-1")
        assert error.data == data

    def test_the_error_does_not_quote_the_value(self):
        """A value of the wrong shape may be a secret and is not shown."""
        assert "hush" not in str(failure(ProtocolError, answer({"gmtModified": "hush"})))


class TestNothing:
    @pytest.mark.parametrize("nothing", [None, ""])
    def test_no_list_is_an_empty_list(self, nothing):
        """Null and an empty string are returned as an empty list if a list is documented."""
        assert result(GET_PROPERTIES, answer(nothing)) == []

    @pytest.mark.parametrize("nothing", [None, ""])
    @pytest.mark.parametrize("op", [GET_INFO, LIST, GET_ACTIVE_DEVICE_SUMMARY])
    def test_no_object_is_an_error(self, op, nothing):
        """Null and an empty string are an error if an object is documented."""
        error = failure(ProtocolError, answer(nothing), op)
        assert "success without data" in str(error)

    @pytest.mark.parametrize("nothing", [None, ""])
    def test_the_envelope_of_nothing_has_no_data(self, nothing):
        """The whole envelope can be had where the data alone would be an error."""
        envelope = read(GET_INFO, answer(nothing, message="success"))
        assert (envelope.data, envelope.message, envelope.request_id) == (None, "success", "request-1")

    def test_no_data_at_all_is_the_same(self):
        """An envelope may lack `data` as well."""
        assert result(GET_PROPERTIES, raw(b'{"code":200}')) == []

    def test_empty_text_stays_where_text_is_documented(self):
        """An operation that answers text may answer none of it."""
        assert result(GET_REGION, answer("")) == ""
        assert result(GET_REGION, answer("germany")) is DeviceRegion.GERMANY

    def test_data_that_may_be_missing_is_none(self):
        """An operation whose data is optional returns None for null."""
        assert result(INVOKE_SERVICE, answer(None)) is None
        assert result(INVOKE_SERVICE, answer({"a": 1})) == {"a": 1}

    @pytest.mark.parametrize("data", [None, "", {}, {"a": 1}, [1], "text", 0])
    def test_an_operation_without_documented_data_returns_none(self, data):
        """None is returned if no data is documented, whatever is received; the envelope has the data."""
        assert result(SET_PROPERTIES, answer(data)) is None
        assert read(SET_PROPERTIES, answer(data)).data == data


@pytest.mark.parametrize("headers", [{}, {"retry_after": "3"}])
def test_a_bare_429_is_a_rate_limit(headers):
    """A server in front of the gateway tells no more than the status."""
    failure(RateLimitedError, raw(b"", status=429, **headers))


class TestSuccessInsideData:
    @pytest.mark.parametrize(
        ("told", "kind", "code", "message"),
        [
            ({"code": 403, "message": "request forbidden"}, PermissionDeniedError, 403, "request forbidden"),
            ({"code": "403"}, PermissionDeniedError, 403, 'code is "403"'),
            ({"code": 401, "message": None}, AuthenticationError, 401, "code is 401"),
            ({"code": 429, "message": "slow down", "data": []}, RateLimitedError, 429, "slow down"),
            ({"code": "101601+60101", "message": "m"}, DeviceError, "101601+60101", "m"),
            ({"code": "bad", "message": {"a": 1}, "data": "x"}, ApiError, 200, 'code is "bad"'),
        ],
    )
    def test_a_code_is_classified_like_that_of_the_envelope(self, told, kind, code, message):
        """The inner code and message choose the class and the text of the error, whatever form the rest has."""
        error = failure(kind, answer(told), LIST_DEVICES)
        assert (error.code, error.message, error.data, error.request_id) == (code, message, told, "request-1")

    @pytest.mark.parametrize("told", [{"code": 200, "data": []}, {"code": "200"}, {"data": []}, {"code": None}, []])
    def test_success_and_silence_are_no_failure(self, told):
        """Only another value than that of success is a failure."""
        assert not result(LIST_DEVICES, answer(told)).devices

    @pytest.mark.parametrize("told", [False, "false", 0])
    def test_false_is_a_failure_where_it_tells_of_success(self, told):
        """An answer that is the boolean of success is an error if it is false; its code is that of the envelope."""
        assert failure(ApiError, answer(told), SET_REPLIES_READ).code == 200
        assert result(SET_REPLIES_READ, answer(True)) is True

    def test_one_result_in_place_of_a_list_is_the_outcome_of_the_call(self):
        """A single result that failed is an error; in a list it is one result of several."""
        failed = {"iotId": "i", "success": False, "message": "busy"}
        assert failure(ApiError, answer(failed), UNBIND_DEVICE_FROM_ALL_USERS).message == "busy"
        assert [one.succeeded for one in result(UNBIND_DEVICE_FROM_ALL_USERS, answer([failed]))] == [False]

    @pytest.mark.parametrize(
        ("operation", "results"),
        [
            (BIND_DEVICES, {True: [{"bindCode": code} for code in (0, 2, 3, 4, 5)] + [{"bindCode": "4"}],
                            False: [{"bindCode": code} for code in (1, 6, 7, 8, 99)], None: [{}]}),
            (MIGRATE_DEVICES, {True: [{"succeed": True}], False: [{"succeed": False, "resultCode": "6638"}],
                               None: [{"resultCode": "0"}]}),
        ],
    )  # fmt: skip
    def test_results_of_a_list_have_succeeded(self, operation, results):
        """Each result tells its outcome; an unlisted value is no success, and a missing one tells nothing."""
        for outcome, wire in results.items():
            assert {one.succeeded for one in result(operation, answer(wire))} == {outcome}
