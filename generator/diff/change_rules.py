"""The table of rules: the meaning of each kind of change for users of the Python client, and the reason.

Ids are stable: other tools rely on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The meaning of a change for users, the worst first."""

    BREAKING = "breaking"
    FEATURE = "feature"
    FIX = "fix"


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """A kind of change, its meaning, and the reason."""

    id: str
    level: Level
    title: str
    reason: str
    is_documentation: bool = False
    """True if only documentation of the client changes."""

    @property
    def is_deprecation(self) -> bool:
        """True if the change deprecates something."""
        return self.id.endswith("-deprecated")


def _breaking(name: str, title: str, reason: str) -> ChangeRule:
    return ChangeRule(name, Level.BREAKING, title, reason)


def _feature(name: str, title: str, reason: str) -> ChangeRule:
    return ChangeRule(name, Level.FEATURE, title, reason)


def _fix(name: str, title: str, reason: str) -> ChangeRule:
    return ChangeRule(name, Level.FIX, title, reason)


def _documentation(name: str, title: str, reason: str) -> ChangeRule:
    return ChangeRule(name, Level.FIX, title, reason, is_documentation=True)


_ALL = (
    # --- Operations ------------------------------------------------------------------------------------------------
    _breaking("operation-removed", "operation removed", "The method is gone: code that calls it fails."),
    _breaking("operation-renamed", "operation renamed", "The method has another name: code that calls it fails."),
    _feature("operation-added", "operation added", "There is a new method; the others do not change."),
    _fix("operation-id-changed", "id changed", "The method stays; events and logs use the new id."),
    _feature("operation-deprecated", "operation deprecated", "Code works as before; it is no longer documented."),
    _fix("operation-undeprecated", "operation no longer deprecated", "It is documented again."),
    _fix("path-changed", "path changed", "The method stays; it calls the new path."),
    _breaking(
        "path-exchanged",
        "path taken from another operation",
        "The method calls the path of another operation: code that calls it does something else.",
    ),
    _feature(
        "version-changed",
        "API version changed",
        "The method requests another version; changes of names and types are reported separately.",
    ),
    _feature(
        "older-version-added",
        "older version documented",
        "Options(api_version=...) is known to work with one more version.",
    ),
    _fix(
        "older-version-removed",
        "older version no longer documented",
        "Options(api_version=...) still sends any version; the spec no longer documents this one.",
    ),
    _documentation(
        "older-version-changed",
        "older version described differently",
        "The differences of an older version are described anew; the client does not depend on them.",
    ),
    _fix("timeout-changed", "timeout changed", "The client waits for a longer or shorter time; code does not change."),
    _breaking("token-needed", "token needed", "Calls without a token, or without a user, are now refused."),
    _feature("token-spared", "token no longer needed", "Calls now work without a token, or without a user."),
    _fix(
        "token-told", "token requirement decided", "One of the two specs is unfinished: it does not say who may call."
    ),
    _fix(
        "idempotency-changed",
        "retry of calls changed",
        "The client now repeats a failed call, or no longer does, as is safe; code does not change.",
    ),
    _fix(
        "success-changed",
        "success told inside the data changed",
        "A failure that only the data tells now raises ApiError, or no longer does; of results in a list, `succeeded` "
        "tells it.",
    ),
    _breaking(
        "role-removed",
        "no longer called by the client itself",
        "The client no longer calls this operation for its token or session: callers have to.",
    ),
    _feature(
        "role-added",
        "called by the client itself",
        "The client calls this operation for its token or session: callers no longer have to.",
    ),
    _fix(
        "role-moved",
        "called by the client itself instead of another",
        "The client calls this operation for its token or session instead of another one.",
    ),
    _breaking(
        "client-settings-changed",
        "client takes another setting",
        "A client takes a project instead of a user's token, or the reverse: code that creates one fails.",
    ),
    _breaking("paging-added", "now paged", "The method returns pages instead of the answer."),
    _breaking("paging-removed", "no longer paged", "The method returns the answer instead of pages."),
    _fix("paging-changed", "paging changed", "Iterating yields the same items, requested in another way."),
    _breaking("page-item-changed", "items of another type", "Iterating yields items of another type."),
    # --- Rules across parameters and fields ------------------------------------------------------------------------
    _breaking("rule-added", "rule added", "The client refuses calls that it used to send."),
    _breaking("rule-tightened", "rule tightened", "The client refuses calls that it used to send."),
    _feature(
        "rule-loosened", "rule loosened", "The client sends calls that it used to refuse; all others work as before."
    ),
    _feature(
        "rule-removed", "rule removed", "The client sends calls that it used to refuse; all others work as before."
    ),
    # --- Parameters ------------------------------------------------------------------------------------------------
    _breaking("parameter-removed", "parameter removed", "Code that passes it fails."),
    _breaking("parameter-renamed", "parameter renamed", "Code that passes it by its old name fails."),
    _breaking("required-parameter-added", "required parameter added", "Code that does not pass it fails."),
    _feature("parameter-added", "parameter added", "Code that does not pass it works as before."),
    _breaking("parameter-required", "parameter now required", "Code that omits it fails."),
    _feature("parameter-deprecated", "parameter deprecated", "Code works as before; it is no longer documented."),
    _fix("parameter-undeprecated", "parameter no longer deprecated", "It is documented again."),
    _feature("parameter-optional", "parameter now optional", "Code may omit it."),
    _breaking("parameter-default-changed", "default changed", "Code that omits it sends another value."),
    _fix(
        "parameter-default-sent",
        "default sent, or no longer sent",
        "If code omits it, the platform uses the same value, whether the client sends it or not.",
    ),
    _breaking(
        "parameter-list-changed",
        "list instead of one value, or the reverse",
        "Code passes a value that is no longer accepted.",
    ),
    _breaking("parameter-type-narrowed", "type narrowed", "Code may pass values that are no longer accepted."),
    _feature("parameter-type-widened", "type widened", "Everything that was accepted still is, and more."),
    _fix(
        "parameter-type-restated",
        "type written differently",
        "The same values are accepted; the type is more, or less, precise about them.",
    ),
    # --- Answers ---------------------------------------------------------------------------------------------------
    _breaking("answer-removed", "answer removed", "The method returns None: code that reads the answer fails."),
    _feature("answer-added", "answer added", "The method returned None and now returns what the platform answers."),
    _feature("answer-deprecated", "answer deprecated", "Code works as before; it is no longer documented."),
    _fix("answer-undeprecated", "answer no longer deprecated", "It is documented again."),
    _breaking(
        "answer-list-changed",
        "list instead of one object, or the reverse",
        "Code reads values that are no longer there.",
    ),
    _breaking(
        "answer-type-changed",
        "type of the answer changed",
        "Code, or a type checker, gets a type that it did not expect.",
    ),
    _fix(
        "answer-type-narrowed",
        "type of the answer narrowed",
        "Code that handles all previous values also handles the new ones.",
    ),
    _breaking(
        "answer-may-be-none",
        "answer may be None",
        "Code that does not check for None fails type checks.",
    ),
    _fix("answer-never-none", "answer is never None", "Code that checks for None still works."),
    # --- Fields of classes -----------------------------------------------------------------------------------------
    _breaking("field-removed", "field removed", "Code that reads or sets the attribute fails."),
    _breaking("field-renamed", "field renamed", "Code that reads or sets the attribute by its old name fails."),
    _breaking("required-field-added", "required field added", "Code that creates such an object without it fails."),
    _feature("field-added", "field added", "There is one more attribute; the others do not change."),
    _feature("field-deprecated", "field deprecated", "Code works as before; it is no longer documented."),
    _fix("field-undeprecated", "field no longer deprecated", "It is documented again."),
    _breaking("field-required", "field now required", "Code that creates such an object without it fails."),
    _feature("field-optional", "field now optional", "Code that creates such an object may omit it."),
    _breaking("field-may-be-none", "field may be None", "Code that does not check for None fails type checks."),
    _fix("field-never-none", "field is never None", "Code that checks for None still works."),
    _fix(
        "field-presence-changed",
        "presence changed",
        "The type stays; an answer without the field is now accepted, or refused.",
    ),
    _breaking(
        "field-list-changed", "list instead of one value, or the reverse", "Code reads values that are no longer there."
    ),
    _breaking("field-type-changed", "type changed", "Code, or a type checker, gets a type that it did not expect."),
    _fix(
        "field-type-narrowed",
        "type narrowed",
        "It is only read: code that handles all previous values also handles the new ones.",
    ),
    _feature(
        "field-type-widened", "type widened", "It is only passed: everything that was accepted still is, and more."
    ),
    _fix("field-alias-added", "spelling added", "Answers that spell the field in this way are read, too."),
    _breaking("field-alias-removed", "spelling removed", "Answers that spell the field in this way leave it None."),
    _fix(
        "bare-list-changed",
        "bare list read or no longer read",
        "Answers are read in the form in which the platform sends them.",
    ),
    # --- Descriptions of values ------------------------------------------------------------------------------------
    _fix(
        "wire-name-changed",
        "name on the wire changed",
        "The Python name stays; the client uses the platform's new name on the wire.",
    ),
    _fix(
        "wire-type-changed",
        "type on the wire changed",
        "The Python type stays; the client reads what the platform sends.",
    ),
    _fix(
        "limits-changed",
        "limits changed",
        "Only the docstring changes: the platform checks limits, not the client.",
    ),
    _fix("unit-changed", "unit changed", "The number stays the same; the docstring corrects its unit."),
    _fix("secrecy-changed", "secrecy changed", "The value is hidden in reprs and logs, or shown again."),
    # --- Classes and enumerations ----------------------------------------------------------------------------------
    _breaking("class-removed", "class removed", "Code that imports it fails."),
    _breaking("class-renamed", "class renamed", "Code that imports it by its old name fails."),
    _breaking("class-moved", "class moved", "Code that imports it from its old module fails."),
    _breaking("class-base-changed", "base class changed", "Code that checks for the old base class fails."),
    _feature("class-added", "class added", "There is one more class."),
    _breaking("enum-removed", "enumeration removed", "Code that imports it fails."),
    _breaking("enum-renamed", "enumeration renamed", "Code that imports it by its old name fails."),
    _feature("enum-added", "enumeration added", "There is one more enumeration."),
    _breaking("enum-base-changed", "numbers instead of strings, or the reverse", "Members equal other plain values."),
    _breaking("member-removed", "member removed", "Code that uses it fails."),
    _breaking("member-renamed", "member renamed", "Code that uses its old name fails."),
    _breaking(
        "member-value-changed",
        "value of a member changed",
        "Code that has stored the value, or sends it, now has another one.",
    ),
    _feature("member-added", "member added", "Enumerations are open: before, the value was returned as a plain one."),
    # --- Error codes -----------------------------------------------------------------------------------------------
    _breaking("error-removed", "error code removed", "The constant is gone, and the code raises a plain ApiError."),
    _breaking("error-renamed", "error code renamed", "Code that uses the old name of the constant fails."),
    _feature("error-added", "error code added", "There is one more constant; the code still raises an ApiError."),
    _feature("error-deprecated", "error code deprecated", "Code works as before; it is no longer documented."),
    _fix("error-undeprecated", "error code no longer deprecated", "It is documented again."),
    _breaking(
        "error-code-changed", "code of a constant changed", "Code that compares with the constant matches another code."
    ),
    _breaking("error-class-changed", "raises another class", "Code that catches the old class no longer catches it."),
    _feature(
        "error-class-closer",
        "raises a more specific class",
        "It is still an ApiError: code that catches ApiError still works.",
    ),
    _fix(
        "error-retry-changed",
        "retry advice changed",
        "The constant has the new advice; the client repeats the same calls as before.",
    ),
    # --- MQTT topics -----------------------------------------------------------------------------------------------
    _breaking("topic-removed", "topic removed", "Its constant is gone, and its messages are no longer received."),
    _breaking("topic-renamed", "topic renamed", "Code that uses the old name of the constant fails."),
    _feature("topic-added", "topic added", "There is one more topic, with its messages."),
    _fix("topic-address-changed", "address changed", "The constant stays; the client subscribes to the new address."),
    _breaking(
        "topic-address-exchanged",
        "address taken from another topic",
        "This topic receives the messages of another one: code that handles them does something else.",
    ),
    _breaking("topic-parameters-changed", "parameters changed", "Code that passes the old ones fails."),
    _breaking(
        "topic-direction-changed", "direction changed", "Its messages are sent instead of received, or the reverse."
    ),
    _breaking(
        "topic-messages-changed", "messages of other classes", "Code that matches the old class no longer matches."
    ),
    _breaking("topic-reply-changed", "reply of another class", "Code that reads the old class gets another one."),
    _fix(
        "topic-binding-changed", "binding changed", "The client uses another request to bind a connection to its user."
    ),
    _fix(
        "topic-body-changed",
        "body of messages changed",
        "The client reads the fields from another part of the payload.",
    ),
    _fix(
        "message-values-changed",
        "values that tell messages apart changed",
        "Messages with the new values are read as this class, others no longer.",
    ),
    _fix("topic-constants-changed", "constants changed", "The client sends the new constants by itself."),
    _fix("mqtt-endpoint-changed", "endpoint changed", "The client connects to the new endpoint by itself."),
    # --- Account service -------------------------------------------------------------------------------------------
    _fix("account-changed", "account service changed", "The client signs users in the new way by itself."),
    # --- Regions ---------------------------------------------------------------------------------------------------
    _breaking("region-removed", "region removed", "Code that uses its constant fails."),
    _feature("region-added", "region added", "There is one more constant."),
    _fix("region-url-changed", "address changed", "The constant stays; calls go to the new address."),
    _fix(
        "region-aliases-changed", "other ids changed", "A region is also known by the ids under which answers name it."
    ),
    _breaking(
        "default-region-changed", "another default region", "Clients without a region setting call another data centre."
    ),
    # --- Unfinished specs ------------------------------------------------------------------------------------------
    _feature("name-given", "name given", "There was none, so nothing could be generated: no existing code changes."),
    # --- Documentation ---------------------------------------------------------------------------------------------
    _documentation("text-changed", "description changed", "The text of docstrings and of the reference changes."),
    _documentation("source-changed", "source changed", "The docstring refers to another place in the documents."),
    _documentation("examples-changed", "examples changed", "The sandbox answers with other examples."),
    _documentation("documents-changed", "documents changed", "The reference names another version of the documents."),
    _documentation(
        "document-changed", "bundled document changed", "Only `feiyan/openapi.json` changes, for tools that read it."
    ),
)

RULES = {rule.id: rule for rule in _ALL}
"""Every rule by its id."""
