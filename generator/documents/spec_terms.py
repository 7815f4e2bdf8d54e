"""Say in the spec's terms what documents print: who has to be authenticated, and which domain an error table is of."""

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
"""The values of `x-auth` that an answer of a document can mean, by side; the first is the usual one."""

DOMAINS = {
    "常见错误码": "common",
    "家空间错误码": "home",
    "配网错误码": "provisioning",
    "公共返回码": "account",
    "设备端错误码": "device",
}
"""The domain of the codes of a table, by its heading."""

FOR_PEOPLE = {"provisioning", "device"}
"""Domains whose tables print a text for people instead of the message of the wire."""
