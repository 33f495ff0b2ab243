"""Looks for a source that breaks a promise of the importers: python -m tools.fuzz [KIND ...].

Atheris changes the made-up sources of tests/importing/sources.py, keeps what reaches new lines of
warraq/importing/, and sees each time whether tests/importing/promises.py still holds. What breaks
one is written to .cache/fuzz/; cut it down, put it into tests/importing/crashers/, and it is tried
with every run of the tests. Needs atheris, which is of use for nothing else: `pip install atheris`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / ".cache" / "fuzz"
LONGEST = 20_000
"""The most bytes of a source that is tried."""


def main() -> None:
    """Fuzz each kind in a process of its own, so that one that dies stops no other."""
    try:
        import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]  # noqa: F401
    except ImportError:
        sys.exit("tools.fuzz needs atheris: pip install atheris")
    from tests.importing.sources import KINDS

    parser = argparse.ArgumentParser(
        prog="python -m tools.fuzz", description="Looks for sources that break a promise."
    )
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"{', '.join(KINDS)} (all, if none is named)"
    )
    parser.add_argument("--seconds", type=int, default=60, help="for all of them together")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if unknown := set(told.kinds) - set(KINDS):
        parser.error(f"there is no kind {min(unknown)}")
    kinds = told.kinds or list(KINDS)
    if told.one:
        fuzz(kinds[0], told.seconds)
    command = [
        sys.executable,
        "-m",
        "tools.fuzz",
        "--one",
        "--seconds",
        str(max(1, told.seconds // len(kinds))),
    ]
    broken = [
        kind for kind in kinds if subprocess.run([*command, kind], cwd=ROOT, check=False).returncode
    ]
    sys.exit(
        f"a promise is broken, or an importer died: {', '.join(broken)}; see {FOUND}"
        if broken
        else 0
    )


def fuzz(kind: str, seconds: int) -> None:
    """Fuzz one kind, and end this process."""
    import atheris

    with atheris.instrument_imports(include=["warraq.importing", "warraq.content"]):
        from tests.importing.promises import keep_all
    from tests.importing.sources import KINDS, Story, name_of

    scratch = Path("/dev/shm") if Path("/dev/shm").is_dir() else None

    def once(data: bytes) -> None:
        with TemporaryDirectory(dir=scratch) as folder:
            keep_all(Path(folder), name_of(kind), data)

    corpus = FOUND / "corpus" / kind
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "seed").write_bytes(KINDS[kind](Story()))
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-timeout=30",
        "-rss_limit_mb=2048",
        "-verbosity=0",
        "-print_final_stats=1",
    ]
    os.environ.setdefault("PYTHONHASHSEED", "0")
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={FOUND}/{kind}-", str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
