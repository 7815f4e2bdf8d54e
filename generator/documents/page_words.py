"""Know the words of published pages, in Chinese and in English: headings of parts, keys of the head, formats, dates."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from generator.documents.records import Auth

_MARKUP = re.compile(r"[*`#•]+")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?\s*(?=\D)")
_LONGEST = 60
"""Maximum number of characters of a heading that is looked up: a longer line is a sentence."""


class PagePart(Enum):
    """A part of a page."""

    INTRODUCTION = auto()
    HEAD = auto()
    REQUEST = auto()
    RESPONSE = auto()
    EXAMPLES = auto()
    REQUEST_EXAMPLE = auto()
    RESPONSE_EXAMPLE = auto()
    ERROR_EXAMPLE = auto()
    ERRORS = auto()
    SHARED_TABLE = auto()
    BETWEEN = auto()


class Key(Enum):
    """A key of the head of an operation."""

    PATH = auto()
    VERSION = auto()
    PROTOCOLS = auto()
    METHOD = auto()
    AUTH = auto()
    CLOUD_TOKEN = auto()
    TIMEOUT = auto()
    DESCRIPTION = auto()


_PARTS = tuple(
    (re.compile(pattern, re.IGNORECASE), part)
    for pattern, part in (
        (r"定义描述|接口定义|(?:api )?definition(?: description)?", PagePart.HEAD),
        (r"(?:业务)?请求参数(?:说明)?|入参(?:说明)?|request parameters?", PagePart.REQUEST),
        (
            r"返回(?:数据|参数|结果)(?:说明)?|响应参数|出参(?:说明)?"
            r"|(?:response|return(?:ed)?) (?:parameters?|data|elements?)",
            PagePart.RESPONSE,
        ),
        (r"(?:调用)?示例|(?:api )?(?:examples?|samples?)", PagePart.EXAMPLES),
        (r"请求(?:参数)?示例|(?:sample|example) requests?|request (?:examples?|samples?)", PagePart.REQUEST_EXAMPLE),
        (
            r"(?:异常|失败|错误)(?:返回|响应)?示例"
            r"|(?:sample|example) (?:error|exception|failure|failed|abnormal)(?: (?:responses?|returns?))?"
            r"|(?:error|exception|failure|failed|abnormal)(?: (?:responses?|returns?))? (?:examples?|samples?)"
            r"|(?:error|exception|failure|failed|abnormal) (?:responses?|returns?)",
            PagePart.ERROR_EXAMPLE,
        ),
        (
            r"(?:正常|成功)?(?:返回|响应)(?:数据|参数|结果)?示例"
            r"|(?:sample|example) (?:(?:success|successful|normal) )?(?:responses?|returns?)"
            r"|(?:(?:success|successful|normal) )?(?:responses?|returns?) (?:examples?|samples?)"
            r"|(?:success|successful|normal) (?:responses?|returns?|examples?|samples?)",
            PagePart.RESPONSE_EXAMPLE,
        ),
        (r"(?:公共)?错误码(?:说明)?|error codes?", PagePart.ERRORS),
    )
)
_KEYS = tuple(
    (re.compile(pattern, re.IGNORECASE), key)
    for pattern, key in (
        (r"(?:接口|请求)?路径|(?:api |request )?path", Key.PATH),
        (r"(?:api ?)?版本号?|(?:api )?version(?: number)?", Key.VERSION),
        (r"协议|protocols?", Key.PROTOCOLS),
        (r"请求(?:方法|方式)|(?:http |request )?method", Key.METHOD),
        (r"(?:是否需要|requires? |is )?cloudtoken(?: (?:is )?required)?\??", Key.CLOUD_TOKEN),
        (r"是否需要(?:用户)?(?:身份)?的?(?:鉴权|认证|登[录陆])", Key.AUTH),
        (r"(?=[a-z ?]*(?:authenticat|authori[sz]|log[io]n|sign))[a-z -]+\??", Key.AUTH),
        (r"(?:超时时间|time-?out(?: (?:period|duration|time))?)(?: ?[（(][^()（）]*+[)）])?", Key.TIMEOUT),
        (r"描述|description", Key.DESCRIPTION),
    )
)
_GENERAL = re.compile(
    r"接口(?:信息|说明|描述)|基本信息|概述|api (?:information|description)|basic information|overview", re.IGNORECASE
)
_FORMAT = re.compile(r"(?:json)?\s*(?:格式|format)?|(?:copy|复制)(?: code|代码)?", re.IGNORECASE)
_UPDATED = r"(?:更新时间|最近更新|last updated?(?: on)?|updated at)\s*+[:：]?\s*+"
_DATE = re.compile(_UPDATED + r"(\d{4}-\d{2}-\d{2})?+[\d :]*+", re.IGNORECASE)
_DATE_IN_WORDS = re.compile(_UPDATED + r"([A-Z][a-z]{2}) (\d{1,2}), (\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER_OF_PAGE = re.compile(
    r"https?://(?:help|www|helpcdn)\.(?:aliyun|alibabacloud)\.com[.:\d]{0,6}/\S{0,40}?(?:document_|knowledge_|doc-)detail/(\d{4,9})\b\S*"
)
_AUTHS = (
    (re.compile(r"可选|optional\b", re.IGNORECASE), Auth.OPTIONAL),
    (re.compile(r"不需要|无需|否|no\b|false\b", re.IGNORECASE), Auth.NO),
    (re.compile(r"需要|是|yes\b|true\b", re.IGNORECASE), Auth.YES),
)
_REQUIRED = re.compile(
    r"(是|必选|必填|yes|true|required|y)|(否|非必[选填]|可选|选填|no|false|optional|n)", re.IGNORECASE
)
_REMARK = re.compile(r"\s*(?:[（(].*|[,，。.;；:：].*)?", re.DOTALL)


def heading_text(text: str) -> str:
    """Return the words of a heading, without marks, number and colon."""
    words = _MARKUP.sub(" ", text[: _LONGEST * 4]).strip("- \t:：")
    number = _NUMBER.match(words)
    return " ".join(words[number.end() if number else 0 :].split())


def part_of(text: str) -> PagePart | None:
    """Return the part of a page that a line is the heading of."""
    words = heading_text(text)
    return _part_of(words) if 0 < len(words) <= _LONGEST else None


@lru_cache(maxsize=1024)
def _part_of(words: str) -> PagePart | None:
    return next((part for pattern, part in _PARTS if pattern.fullmatch(words)), None)


def key_of(text: str) -> Key | None:
    """Return the key of the head of an operation that a cell contains."""
    words = heading_text(text)
    return _key_of(words) if 0 < len(words) <= _LONGEST else None


@lru_cache(maxsize=1024)
def _key_of(words: str) -> Key | None:
    return next((key for pattern, key in _KEYS if pattern.fullmatch(words)), None)


def is_general(text: str) -> bool:
    """Return whether a heading is about no operation in particular, so that it is nobody's title."""
    words = heading_text(text)
    return part_of(text) is not None or _GENERAL.fullmatch(words) is not None


def is_format(text: str) -> bool:
    """Return whether a line only names the format of the example below it: `JSON` 格式."""
    return _FORMAT.fullmatch(heading_text(text)) is not None


def is_date(text: str) -> bool:
    """Return whether a line says when a page was changed last."""
    return _DATE.fullmatch(text.strip()) is not None or _DATE_IN_WORDS.fullmatch(text.strip()) is not None


def date_in(text: str) -> str:
    """Return the date of a page's last change as YYYY-MM-DD; '' if the line has none."""
    if (match := _DATE.search(text)) and match[1]:
        return match[1]
    if (match := _DATE_IN_WORDS.search(text)) and match[1].lower() in _MONTHS:
        return f"{match[3]}-{_MONTHS.index(match[1].lower()) + 1:02}-{int(match[2]):02}"
    return ""


def number_in(text: str) -> str:
    """Return the number of a published page in its address, which is all that a line has; '' if it has none."""
    match = _NUMBER_OF_PAGE.fullmatch(text.strip())
    return match[1] if match else ""


def auth_of(cell: str) -> Auth | None:
    """Return the answer in a cell to whether a call needs a user's identity; None if it has none."""
    return next((auth for pattern, auth in _AUTHS if pattern.match(cell)), None)


def required_of(cell: str) -> bool | None:
    """Return whether a parameter is required, as a cell says, perhaps with a remark; None if it does not say."""
    match = _REQUIRED.match(cell)
    if match is None or not _REMARK.fullmatch(cell, match.end()):
        return None
    return match[1] is not None
