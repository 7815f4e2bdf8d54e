"""Write new operations, except what only people can write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.audit import Pair
from generator.documents import REFERENCE, DocumentFile, OperationRecord
from generator.documents.shown_parts import shown_data, shown_params
from generator.documents.spec_terms import AUTHS
from generator.importing.shapes import Shapes
from generator.importing.trees import ABSENT, data_tree, params_tree
from generator.importing.yaml_edit import APPEND, Edit
from generator.spec.index import operations
from generator.spec.load import Spec, fragment
from generator.spec.schema import OBSERVED, ROOT, TODO

_REQUESTS = {"app": "AppRequest", "cloud": "CloudRequest"}
_COMMON = "../../common.yaml#/components/schemas/"
_PAGED = {"pageNo", "pageSize"}
"""Parameters of an operation that may return pages; people decide which field is the list."""
_NEVER_PRINTED = ["operationId", "summary", "x-idempotent", "responses.200.description"]


@dataclass
class NewOperations:
    """Writer of new operations, which are placed beside others of their section."""

    spec: Spec
    pairs: Iterable[Pair]
    _sections: dict[str, str] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _shapes: dict[str, Shapes] = field(default_factory=dict)
    _added: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path, place in operations(self.spec):
            self._sections[path] = place.value.get("x-doc", {}).get("section", "")
            self._files[path] = place.file
        for pair in self.pairs:
            self._sections[pair.path] = pair.record.section or self._sections[pair.path]

    def edits(self, source: DocumentFile, record: OperationRecord) -> list[Edit]:
        """Return the edits that add an operation to the file of its service and to the root file."""
        side = source.side_of(record)
        file = self.file_of(source, record)
        service = file.removesuffix(".yaml").rpartition("/")[2]
        shapes = self._shapes.setdefault(file, Shapes(self.spec, file))
        operation = _operation(record, source, f"{side}.{service}", shapes)
        reference = {"$ref": f"{file}#{fragment(('paths', record.path))}"}
        before = self._before(record, file)
        edits = [
            Edit(file, ("paths", record.path), {"post": operation}, before),
            Edit(ROOT, ("paths", record.path), reference, before),
        ]
        edits += shapes.edits()
        if file not in self.spec.files and file not in self._added:
            edits.append(self._tag(source, record, f"{side}.{service}"))
        self._added.setdefault(file, []).append(record.path)
        self._sections[record.path] = record.section
        return edits

    def file_of(self, source: DocumentFile, record: OperationRecord) -> str:
        """Return the file of the service with most other operations of the section or with such paths, or a new one."""
        side, above = source.side_of(record), record.section.rpartition(".")[0]
        while above:
            inside = (one for path, one in self._files.items() if self._sections[path].startswith(f"{above}."))
            if file := _most_common(file for file in inside if file.startswith(f"services/{side}/")):
                return file
            above = above.rpartition(".")[0] if above.count(".") > 1 else ""
        on_page = (pair.operation.file for pair in self.pairs if pair.source.path == source.path)
        if not record.section and (file := _most_common(file for file in on_page if file != OBSERVED)):
            return file
        if file := self._neighbours_file(record.path, side):
            return file
        name = f"section{''.join(record.section.split('.')[:2])}" if record.section else source.name.replace("-", "")
        return f"services/{side}/{name}.yaml"

    def _neighbours_file(self, path: str, side: str) -> str:
        """Return the file with most operations whose paths begin with the same words, at least two; '' if none does."""
        words = path.split("/")
        for count in range(len(words) - 1, 2, -1):
            above = "/".join(words[:count]) + "/"
            alike = (one for known, one in self._files.items() if known.startswith(above))
            if file := _most_common(one for one in alike if one.startswith(f"services/{side}/")):
                return file
        return ""

    def _before(self, record: OperationRecord, file: str) -> tuple[str, ...]:
        """Return the paths to insert it after: the nearest one with a smaller section first."""
        paths = [path for path, one in self._files.items() if one == file] + self._added.get(file, [])
        at = {path: index for index, path in enumerate(paths)}
        lesser = [path for path in paths if _numbers(self._sections[path]) <= _numbers(record.section)]
        lesser.sort(key=lambda path: (_numbers(self._sections[path]), at[path]), reverse=True)
        return (*lesser, *reversed(paths))

    @staticmethod
    def _tag(source: DocumentFile, record: OperationRecord, name: str) -> Edit:
        """Return the edits for the tag of a new service; people write its name and description."""
        section = ".".join(record.section.split(".")[:2])
        doc = doc_of(source, section, source.document.sections.get(section) or record.title)
        return Edit(ROOT, ("tags", APPEND), {"name": name, "x-doc": doc, TODO: ["name", "description"]})


def doc_of(source: DocumentFile, section: str, title: str) -> dict[str, Any]:
    """Return the `x-doc` of an operation or a tag."""
    doc = {"document": source.name}
    return doc | ({"section": section} if section else {}) | {"title": title}


def pages_of(source: DocumentFile, known: Sequence[Any] = ()) -> dict[str, Any]:
    """Return the key of `x-doc` with the pages of an operation: the known ones, and the number of this document."""
    pages = [*known]
    if 0 < len(source.document.page_number) < 10:
        number, updated = int(source.document.page_number), source.document.updated
        others = [one for one in known if (one if isinstance(one, int) else one["number"]) != number]
        pages = [{"number": number, "updated": updated} if updated else number, *others]
    return {"pages": pages} if pages else {}


def _operation(record: OperationRecord, source: DocumentFile, tag: str, shapes: Shapes) -> dict[str, Any]:
    side = tag.partition(".")[0]
    auth = AUTHS[side, record.auth][0] if record.auth is not None else None
    known = {"x-timeout-ms": record.timeout_ms, "x-auth": auth}
    todo = [*_NEVER_PRINTED, *(key for key, value in known.items() if value is None)]
    if not record.section and source.name == REFERENCE:
        todo.append("x-doc.section")
    hint = hint_of(record.path)
    params = params_tree(record.request_rows, shown_params(record.request_example))
    data = data_tree(record.response_rows, shown_data(record.response_example))
    if params.members.keys() >= _PAGED:
        todo.append("x-pagination")
    request: list[dict[str, Any]] = [{"$ref": f"{_COMMON}{_REQUESTS[side]}"}]
    request.append({"properties": {"params": shapes.params(params, hint)}})
    response: list[dict[str, Any]] = [{"$ref": f"{_COMMON}Response"}]
    if data.members or data.row or data.value not in (ABSENT, None, {}, ""):
        response.append({"properties": {"data": shapes.data(data, hint)}})
    return {
        TODO: todo,
        "tags": [tag],
        "x-api-version": record.api_version,
        **{key: value for key, value in known.items() if value is not None},
        "x-doc": doc_of(source, record.section, record.title) | pages_of(source),
        "requestBody": {"required": True, "content": _content(request)},
        "responses": {"200": {"content": _content(response)}},
    }


def _content(all_of: list[dict[str, Any]]) -> dict[str, Any]:
    return {"application/json": {"schema": {"allOf": all_of}}}


def hint_of(path: str) -> str:
    """Return the prefix for the objects of an operation: the last words of its path without the verb."""
    words = [word for word in re.split(r"[^A-Za-z0-9]+", path) if word]
    subject = re.search(r"[A-Z].*", words[-1][1:])
    chosen = [subject.group()] if subject else words[-3:-1] or words
    return "".join(word[:1].upper() + word[1:] for word in chosen)


def _most_common(files: Iterable[str]) -> str:
    """Return the most frequent word, or '' if there are none."""
    return next((file for file, _ in Counter(files).most_common(1)), "")


def _numbers(section: str) -> tuple[int, ...]:
    """Return the number of a section as a sort key."""
    return tuple(int(part) for part in section.split(".") if part)
