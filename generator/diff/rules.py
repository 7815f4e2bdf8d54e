"""What each kind of change means for those who use the Python client: a table of rules, each with its reason.

Ids are stable: other tools go by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a change means for users, the worst first."""

    BREAKING = "breaking"
    FEATURE = "feature"
    FIX = "fix"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of change, what it means, and why."""

    id: str
    level: Level
    title: str
    reason: str
    is_documentation: bool = False
    """Whether nothing changes but what the client says of itself."""

    @property
    def is_deprecation(self) -> bool:
        """Whether something is marked that may be gone one day."""
        return self.id.endswith("-deprecated")


def _breaking(name: str, title: str, reason: str) -> Rule:
    return Rule(name, Level.BREAKING, title, reason)


def _feature(name: str, title: str, reason: str) -> Rule:
    return Rule(name, Level.FEATURE, title, reason)


def _fix(name: str, title: str, reason: str) -> Rule:
    return Rule(name, Level.FIX, title, reason)


def _documentation(name: str, title: str, reason: str) -> Rule:
    return Rule(name, Level.FIX, title, reason, is_documentation=True)


_ALL = (
    # --- Operations ------------------------------------------------------------------------------------------------
    _breaking("operation-removed", "operation removed", "The method is gone: code that calls it fails."),
    _breaking("operation-renamed", "operation renamed", "The method has another name: code that calls it fails."),
    _feature("operation-added", "operation added", "There is a new method; none of the others changes."),
    _fix("operation-id-changed", "id changed", "The method stays; events and logs call it by another id."),
    _feature("operation-deprecated", "operation deprecated", "Code works as before; the documents no longer have it."),
    _fix("operation-undeprecated", "operation no longer deprecated", "The documents have it again."),
    _fix("path-changed", "path changed", "The method stays; it calls where the platform has the operation."),
    _breaking(
        "path-exchanged",
        "path of another operation",
        "The method calls what another one called: code that calls it does something else.",
    ),
    _feature(
        "version-changed",
        "API version changed",
        "The method asks the platform for another version; what that changes in names and types is reported by itself.",
    ),
    _feature(
        "older-version-added",
        "older version documented",
        "Options(api_version=...) is known to work with one more version.",
    ),
    _fix(
        "older-version-removed",
        "older version no longer documented",
        "Options(api_version=...) still sends any version; the spec no longer vouches for this one.",
    ),
    _documentation(
        "older-version-changed",
        "older version described anew",
        "What differs in an older version is known better; nothing that the client does depends on it.",
    ),
    _fix("timeout-changed", "timeout changed", "The client waits as long as the platform takes; code stays as it is."),
    _breaking("token-needed", "token needed", "A call that went without a token, or a user, is refused."),
    _feature("token-spared", "token no longer needed", "A call goes without a token, or a user, that it needed."),
    _fix("token-told", "need of a token told", "One of the two specs is not finished: it does not tell who may call."),
    _fix(
        "idempotency-changed",
        "repetition changed",
        "A lost call is repeated, or no longer, as is safe; what a caller writes stays the same.",
    ),
    _breaking(
        "role-removed",
        "no longer called by the client itself",
        "The client did something with this operation for its token or session that it no longer does.",
    ),
    _feature(
        "role-added",
        "called by the client itself",
        "The client does something with this operation for its token or session that callers had to do.",
    ),
    _fix(
        "role-moved",
        "called by the client itself in place of another",
        "The client does with this operation what it did with another one.",
    ),
    _breaking(
        "client-settings-changed",
        "client made with something else",
        "A client that makes its own tokens takes a project in place of a user's token: code that makes one fails.",
    ),
    _breaking("paging-added", "paged now", "The method returns pages in place of the answer."),
    _breaking("paging-removed", "no longer paged", "The method returns the answer in place of pages."),
    _fix(
        "paging-changed", "pages found in another way", "Iterating gives the items as before, fetched in another way."
    ),
    _breaking("page-item-changed", "items of another type", "Iterating gives items of another type."),
    # --- Rules across parameters and fields ------------------------------------------------------------------------
    _breaking("rule-added", "rule added", "Calls that were sent are refused before they are sent."),
    _breaking("rule-tightened", "rule tightened", "Calls that were sent are refused before they are sent."),
    _feature("rule-loosened", "rule loosened", "Calls are sent that were refused; all others as before."),
    _feature("rule-removed", "rule removed", "Calls are sent that were refused; all others as before."),
    # --- Parameters ------------------------------------------------------------------------------------------------
    _breaking("parameter-removed", "parameter removed", "Code that passes it fails."),
    _breaking("parameter-renamed", "parameter renamed", "Code that passes it by its old name fails."),
    _breaking("required-parameter-added", "required parameter added", "Code that does not pass it fails."),
    _feature("parameter-added", "parameter added", "Code that does not pass it works as before."),
    _breaking("parameter-required", "parameter required now", "Code that leaves it out fails."),
    _feature("parameter-deprecated", "parameter deprecated", "Code works as before; the documents no longer have it."),
    _fix("parameter-undeprecated", "parameter no longer deprecated", "The documents have it again."),
    _feature("parameter-optional", "parameter optional now", "Code may leave it out."),
    _breaking("parameter-default-changed", "default changed", "Code that leaves it out sends another value."),
    _fix(
        "parameter-default-sent",
        "default sent, or no longer",
        "Where code leaves it out, the platform takes the same value: it comes, or is the documented one.",
    ),
    _breaking("parameter-list-changed", "list in place of one value, or the reverse", "Code passes what is not taken."),
    _breaking("parameter-type-narrowed", "type narrowed", "Code may pass what is no longer taken."),
    _feature("parameter-type-widened", "type widened", "All that was taken still is, and more."),
    _fix("parameter-type-restated", "type restated", "The same values are taken; a type tells more, or less, of them."),
    # --- Answers ---------------------------------------------------------------------------------------------------
    _breaking("answer-removed", "answer removed", "The method returns None: code that reads the answer fails."),
    _feature("answer-added", "answer added", "The method returned None and now returns what the platform answers."),
    _feature("answer-deprecated", "answer deprecated", "Code works as before; the documents no longer have it."),
    _fix("answer-undeprecated", "answer no longer deprecated", "The documents have it again."),
    _breaking("answer-list-changed", "list in place of one object, or the reverse", "Code reads what is not there."),
    _breaking(
        "answer-type-changed", "type of the answer changed", "Code, or a type checker, meets what it did not expect."
    ),
    _fix("answer-type-narrowed", "type of the answer narrowed", "Code that reads all that there was reads this."),
    _breaking(
        "answer-may-be-none",
        "answer may be None",
        "Code that reads the answer without asking for None fails type checks.",
    ),
    _fix("answer-never-none", "answer is never None", "Code that asks for None still works."),
    # --- Fields of classes -----------------------------------------------------------------------------------------
    _breaking("field-removed", "field removed", "Code that reads or sets the attribute fails."),
    _breaking("field-renamed", "field renamed", "Code that reads or sets the attribute by its old name fails."),
    _breaking("required-field-added", "required field added", "Code that makes such an object without it fails."),
    _feature("field-added", "field added", "There is one more attribute; the others stay."),
    _feature("field-deprecated", "field deprecated", "Code works as before; the documents no longer have it."),
    _fix("field-undeprecated", "field no longer deprecated", "The documents have it again."),
    _breaking("field-required", "field required now", "Code that makes such an object without it fails."),
    _feature("field-optional", "field optional now", "Code that makes such an object may leave it out."),
    _breaking(
        "field-may-be-none", "field may be None", "Code that reads it without asking for None fails type checks."
    ),
    _fix("field-never-none", "field is never None", "Code that asks for None still works."),
    _fix(
        "field-presence-changed", "presence changed", "The type stays; an answer without the field is read, or refused."
    ),
    _breaking("field-list-changed", "list in place of one value, or the reverse", "Code reads what is not there."),
    _breaking("field-type-changed", "type changed", "Code, or a type checker, meets what it did not expect."),
    _fix("field-type-narrowed", "type narrowed", "Only read: code that reads all that there was reads this."),
    _feature("field-type-widened", "type widened", "Only passed: all that was taken still is, and more."),
    _fix("field-alias-added", "another spelling read", "An answer that spells the field in another way is read, too."),
    _breaking("field-alias-removed", "spelling no longer read", "An answer with this spelling leaves the field None."),
    _fix("bare-list-changed", "bare list read or no longer read", "Answers are read in the form in which they come."),
    # --- What is said of values ------------------------------------------------------------------------------------
    _fix(
        "wire-name-changed",
        "name on the wire changed",
        "The name in Python stays; the wire has what the platform reads.",
    ),
    _fix("wire-type-changed", "type on the wire changed", "The type in Python stays; the client reads what comes."),
    _fix(
        "limits-changed",
        "limits changed",
        "The client does not check limits, the platform does: the docstring changes.",
    ),
    _fix("unit-changed", "unit changed", "The same number travels; what the docstring says of it is corrected."),
    _fix("secrecy-changed", "secrecy changed", "The value is left out of reprs and logs, or shown again."),
    # --- Classes and enumerations ----------------------------------------------------------------------------------
    _breaking("class-removed", "class removed", "Code that imports it fails."),
    _breaking("class-renamed", "class renamed", "Code that imports it by its old name fails."),
    _breaking("class-moved", "class moved", "Code that imports it from its old module fails."),
    _breaking("class-base-changed", "another base", "Code that asks whether an object is one of the old base fails."),
    _feature("class-added", "class added", "There is one more class."),
    _breaking("enum-removed", "enumeration removed", "Code that imports it fails."),
    _breaking("enum-renamed", "enumeration renamed", "Code that imports it by its old name fails."),
    _feature("enum-added", "enumeration added", "There is one more enumeration."),
    _breaking("enum-base-changed", "numbers in place of texts, or the reverse", "Members equal other plain values."),
    _breaking("member-removed", "member removed", "Code that names it fails."),
    _breaking("member-renamed", "member renamed", "Code that names it by its old name fails."),
    _breaking(
        "member-value-changed", "value of a member changed", "Code that stored the value, or sends it, has another."
    ),
    _feature("member-added", "member added", "Enumerations are open: the value came through before, as a plain one."),
    # --- Error codes -----------------------------------------------------------------------------------------------
    _breaking("error-removed", "error code removed", "The constant is gone, and the code raises a plain ApiError."),
    _breaking("error-renamed", "error code renamed", "Code that names the constant by its old name fails."),
    _feature("error-added", "error code added", "There is one more constant; what it raises still is an ApiError."),
    _feature("error-deprecated", "error code deprecated", "Code works as before; the documents no longer have it."),
    _fix("error-undeprecated", "error code no longer deprecated", "The documents have it again."),
    _breaking("error-code-changed", "constant of another code", "Code that compares with the constant meets another."),
    _breaking("error-class-changed", "raises another class", "Code that catches the old class no longer catches it."),
    _feature(
        "error-class-closer", "raises a closer class", "It still is an ApiError: code that catches that still does."
    ),
    _fix(
        "error-retry-changed", "advice to retry changed", "The constant tells of it; the client repeats calls by code."
    ),
    # --- The long connection ---------------------------------------------------------------------------------------
    _breaking("topic-removed", "topic removed", "Its constant is gone, and what comes on it is read no longer."),
    _breaking("topic-renamed", "topic renamed", "Code that names the constant by its old name fails."),
    _feature("topic-added", "topic added", "There is one more topic, with its messages."),
    _fix("topic-address-changed", "address changed", "The constant stays; the client subscribes to the new address."),
    _breaking(
        "topic-address-exchanged",
        "address of another topic",
        "On this topic comes what came on another one: code that takes it does something else.",
    ),
    _breaking("topic-parameters-changed", "parameters changed", "Code that gives the old ones fails."),
    _breaking("topic-direction-changed", "direction changed", "What was received is sent, or the reverse."),
    _breaking(
        "topic-messages-changed", "messages of other classes", "Code that matches the old class no longer matches."
    ),
    _breaking("topic-reply-changed", "reply of another class", "Code that reads the old class meets another."),
    _fix("topic-binding-changed", "binding changed", "The client binds a connection to its user by another request."),
    _fix("topic-body-changed", "message found elsewhere", "The fields are read from where the platform has them."),
    _fix("topic-constants-changed", "constants changed", "The client sends them by itself."),
    _fix("mqtt-endpoint-changed", "endpoint changed", "The client connects to the new one by itself."),
    # --- Regions ---------------------------------------------------------------------------------------------------
    _breaking("region-removed", "region removed", "Code that names its constant fails."),
    _feature("region-added", "region added", "There is one more constant."),
    _fix("region-url-changed", "address changed", "The constant stays; calls go to the new address."),
    _breaking(
        "default-region-changed", "another default region", "Clients that are told no region call another data centre."
    ),
    # --- What is not finished --------------------------------------------------------------------------------------
    _feature("name-given", "name given", "There was none yet, and nothing could be generated: nobody's code changes."),
    # --- Documentation ---------------------------------------------------------------------------------------------
    _documentation("text-changed", "description changed", "Docstrings and the reference say it in other words."),
    _documentation("source-changed", "source changed", "The docstring names another place in the documents."),
    _documentation("examples-changed", "examples changed", "The sandbox answers with other examples."),
    _documentation("documents-changed", "documents of another date", "The reference names the documents it follows."),
    _documentation(
        "document-changed", "bundled document changed", "Only `feiyan/openapi.json` says it, for tools that read it."
    ),
)

RULES = {rule.id: rule for rule in _ALL}
"""Every rule by its id."""
