"""Files published as they are: of content/, and of templates/static/ with a digest in the name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import basename, dirname, join, normpath, splitext
from urllib.parse import quote

import warraq
from warraq.core import files
from warraq.core.model import Receipt, StaticFile
from warraq.core.problems import Problem, WarraqError
from warraq.library.config import Config

_PACKAGE = Path(warraq.__file__).parent
DEFAULTS = next(
    folder for folder in (_PACKAGE / "templates", _PACKAGE.parent / "templates") if folder.is_dir()
)
"""The default templates: inside the installed package, or beside it in a checkout."""


def folders(config: Config, within: str = "") -> tuple[Path, ...]:
    """Return where templates are looked for: the archive's own folder, then the defaults.

    within  a folder in them
    """
    return tuple(dict.fromkeys((config.templates / within, DEFAULTS / within)))


def collect(config: Config, others: Sequence[tuple[str, int, int]]) -> tuple[StaticFile, ...]:
    """Return all files that are published as they are.

    others  files of content/: path, mtime_ns, size
    """
    beside = (
        StaticFile(url_of(path), "", str(config.content / path), None, f"{size}:{mtime_ns}")
        for path, mtime_ns, size in others
    )
    return (*_static(config), *beside)


def url_of(path: str) -> str:
    """Return the address of a file of content/: its own path, percent-encoded."""
    return quote(unicodedata.normalize("NFC", path))


def assets(static: Sequence[StaticFile]) -> Mapping[str, str]:
    """Return the URL of each file of templates/static/, by its name there."""
    return {file.name: file.url for file in static if file.name}


def publish(file: StaticFile, root: Path) -> Receipt:
    """Write a file to its address."""
    if file.data is not None:
        state, wrote = files.put(str(root), file.url, file.data)
    else:
        state, wrote = files.copy(str(root), file.url, Path(file.source))
    return Receipt(file.url, "", state.st_size, state.st_mtime_ns, wrote)


def _static(config: Config) -> list[StaticFile]:
    paths: dict[str, Path] = {}
    for folder in folders(config, "static"):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and not any(
                part.startswith(".") for part in path.relative_to(folder).parts
            ):
                paths.setdefault(path.relative_to(folder).as_posix(), path)
    if not config.search:
        paths = {name: path for name, path in paths.items() if not name.startswith("search/")}
    data = {name: path.read_bytes() for name, path in paths.items()}
    for name in (name for name in data if name.endswith(".css")):
        data[name] = _COMMENT.sub(lambda match: match[1] or " ", _text(name, data[name])).encode()
    if "style.css" in data and config.accent:
        data["style.css"] += f":root{{--accent:{config.accent}}}\n".encode()
    urls: dict[str, str] = {}
    for name in paths:
        _name(name, data, urls, ())
    return [
        StaticFile(
            urls[name],
            name,
            str(path),
            data[name],
            hashlib.blake2b(data[name], digest_size=16).hexdigest(),
        )
        for name, path in paths.items()
    ]


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WarraqError(
            Problem(f"templates/static/{name}", line, 0, "is not UTF-8 text", "save it as UTF-8")
        ) from None


_COMMENT = re.compile(
    r"/\*(?!!).*?(?:\*/|\Z)|(url\([^\"')]*\)|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')", re.DOTALL
)
"""A comment of a stylesheet, which readers need not fetch (one that begins with /*! stays), or what
may look like one: a string, an address.
"""
_CSS_URL = re.compile(r"(?P<before>url\()\s*(?P<quote>[\"']?)(?P<file>[^\"')]+)(?P=quote)\s*(?=\))")
_JS_IMPORT = re.compile(
    r"(?P<before>\bfrom\s*|\bimport\s*(?:\(\s*)?)(?P<quote>[\"'])(?P<file>\.{1,2}/[^\"'\n]+)(?P=quote)"
)
_REFERENCES = {".css": _CSS_URL, ".js": _JS_IMPORT, ".mjs": _JS_IMPORT}
"""How files of these kinds name others: the url(...) of a stylesheet, what a script imports by a
relative path.
"""


def _name(name: str, data: dict[str, bytes], urls: dict[str, str], above: tuple[str, ...]) -> str:
    """Return the URL of a file, after the names of the files that it refers to were put into it.

    Raises WarraqError if it refers to itself: no digest could contain itself.

    above  the files that led to this one
    """
    if name in above:
        ring = " → ".join((*above[above.index(name) :], name))
        mend = "put what both need into a file of its own"
        raise WarraqError(
            Problem(f"templates/static/{name}", 0, 0, f"refers to itself: {ring}", mend)
        )
    if name not in urls:

        def point(match: re.Match[str]) -> str:
            target = normpath(join(dirname(name), match["file"]))
            if target not in data:
                return match[0]
            place = _name(target, data, urls, (*above, name)).removeprefix("static/")
            # An import of a script must begin with a dot.
            up = "../" * name.count("/") or ("" if name.endswith(".css") else "./")
            return f'{match["before"]}"{up}{place}"'

        if pattern := _REFERENCES.get(splitext(name)[1]):
            data[name] = pattern.sub(point, _text(name, data[name])).encode()
        urls[name] = _address(name, data[name])
    return urls[name]


def _address(name: str, data: bytes) -> str:
    """Return static/style.1a2b3c4d.css for static/style.css: browsers may keep it for ever."""
    stem, dot, suffix = basename(name).rpartition(".")
    mark = hashlib.blake2b(data, digest_size=4).hexdigest()
    marked = f"{stem}.{mark}{dot}{suffix}" if dot else f"{suffix}.{mark}"
    return quote(join("static", dirname(name), marked))
