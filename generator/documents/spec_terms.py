"""Map words of the documents to terms of the spec: authentication, and domains of error tables."""

from __future__ import annotations

from generator.documents.records import Auth

AUTHS = {
    ("app", Auth.NO): ("none",),
    ("cloud", Auth.NO): ("cloud", "none"),
    ("app", Auth.YES): ("user",),
    ("cloud", Auth.YES): ("user",),
    ("app", Auth.OPTIONAL): ("optional-user",),
    ("cloud", Auth.OPTIONAL): ("optional-user",),
}
"""Possible values of `x-auth` for an answer of a document, by side; the first is the usual one."""

DOMAINS = {
    "常见错误码": "common",
    "家空间错误码": "home",
    "配网错误码": "provisioning",
    "公共返回码": "account",
    "设备端错误码": "device",
}
"""Domains of error tables, by heading."""

FOR_PEOPLE = {"provisioning", "device"}
"""Domains whose tables contain a text for people instead of the message on the wire."""
