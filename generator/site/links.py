"""Links of the repository's pages, turned into links of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

REPOSITORY_URL = "https://github.com/feiyan-client/feiyan-client"

_INLINE = re.compile(r"(?<=\]\()[^()\s]{1,300}(?=\))")
_REFERENCE = re.compile(r"(?<=\]: )\S{1,300}$", re.MULTILINE)


def relinked(text: str, source: str, pages: Mapping[str, str]) -> str:
    """Return a page whose links lead to pages of the site, or else to the repository on the web.

    `source` is the page's path in the repository; `pages` has the path in the site of each page, by its path in the
    repository.
    """

    def target(match: re.Match[str]) -> str:
        return _target(match[0], source, pages)

    lines = []
    is_code = False
    for line in text.split("\n"):
        is_code ^= line.startswith("```")
        lines.append(line if is_code else _REFERENCE.sub(target, _INLINE.sub(target, line)))
    return "\n".join(lines)


def _target(link: str, source: str, pages: Mapping[str, str]) -> str:
    own = f"{REPOSITORY_URL}/blob/main/"
    if link.startswith(own):
        path, hash_, anchor = link.removeprefix(own).partition("#")
    elif "://" in link or link.startswith(("#", "mailto:")):
        return link
    else:
        path, hash_, anchor = link.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    here = posixpath.dirname(pages[source])
    if part := pages.get(path + hash_ + anchor):
        return posixpath.relpath(part, here or ".")
    if page := pages.get(path):
        return posixpath.relpath(page, here or ".") + hash_ + anchor
    kind = "blob" if posixpath.splitext(path)[1] or path == "LICENSE" else "tree"
    return f"{REPOSITORY_URL}/{kind}/main/{path}{hash_}{anchor}"
