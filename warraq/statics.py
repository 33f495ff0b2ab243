"""Files that are published as they are: those of content/, and those of templates/static/ under names with a digest."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from urllib.parse import quote

from warraq import output
from warraq.config import Config
from warraq.model import Copy, Receipt
from warraq.problems import Problem, WarraqError

DEFAULTS = next(
    folder
    for folder in (Path(__file__).parent / "templates", Path(__file__).parent.parent / "templates")
    if folder.is_dir()
)
"""The default templates: inside the installed package, or beside it in a checkout."""


def folders(config: Config, within: str = "") -> tuple[Path, ...]:
    """Where templates are looked for: the archive's own folder, then the defaults; `within` is a folder in them."""
    return tuple(dict.fromkeys((config.templates / within, DEFAULTS / within)))


def copies(config: Config, others: Sequence[tuple[str, int, int]]) -> tuple[Copy, ...]:
    """All that is published as it is. `others` are files of content/: path, mtime_ns, size."""
    beside = (
        Copy(url_of(path), "", str(config.content / path), None, f"{size}:{mtime_ns}")
        for path, mtime_ns, size in others
    )
    return (*_static(config), *beside)


def url_of(path: str) -> str:
    """Where a file of content/ that is published as it is lives: at the same place, percent-encoded."""
    return quote(unicodedata.normalize("NFC", path))


def assets(made: Sequence[Copy]) -> Mapping[str, str]:
    """The URL of each file of templates/static/, by its name there."""
    return {copy.name: copy.url for copy in made if copy.name}


def publish(copy: Copy, root: Path) -> Receipt:
    """Put one of them where it belongs."""
    if copy.data is not None:
        state, wrote = output.put(str(root), copy.url, copy.data)
    else:
        state, wrote = output.copy(str(root), copy.url, Path(copy.source))
    return Receipt(copy.url, "", state.st_size, state.st_mtime_ns, wrote)


def _static(config: Config) -> list[Copy]:
    found: dict[str, Path] = {}
    for folder in folders(config, "static"):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                found.setdefault(path.relative_to(folder).as_posix(), path)
    data = {name: path.read_bytes() for name, path in found.items()}
    urls = {name: _address(name, text) for name, text in data.items() if not name.endswith(".css")}
    for name in (name for name in data if name.endswith(".css")):
        text = _CSS_URL.sub(partial(_point, name=name, urls=urls), _text(name, data[name]))
        if name == "style.css" and config.accent:
            text += f":root{{--accent:{config.accent}}}\n"
        data[name] = text.encode()
        urls[name] = _address(name, data[name])
    return [
        Copy(urls[name], name, str(path), data[name], hashlib.blake2b(data[name], digest_size=16).hexdigest())
        for name, path in found.items()
    ]


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WarraqError(
            Problem(f"templates/static/{name}", line, 0, "is not UTF-8 text", "save it as UTF-8")
        ) from None


_CSS_URL = re.compile(r"url\(\s*([\"']?)([^\"')]+)\1\s*\)")


def _point(match: re.Match[str], name: str, urls: Mapping[str, str]) -> str:
    """A stylesheet's url(...) of a file beside it, under that file's published name."""
    target = normpath(join(dirname(name), match[2]))
    return f'url("{"../" * name.count("/")}{urls[target].removeprefix("static/")}")' if target in urls else match[0]


def _address(name: str, data: bytes) -> str:
    """static/style.css as static/style.1a2b3c4d.css: whoever has it may keep it for ever."""
    stem, dot, suffix = basename(name).rpartition(".")
    mark = hashlib.blake2b(data, digest_size=4).hexdigest()
    marked = f"{stem}.{mark}{dot}{suffix}" if dot else f"{suffix}.{mark}"
    return quote(join("static", dirname(name), marked))
