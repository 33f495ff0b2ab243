"""Makes templates/static/fonts/ again: two typefaces, subset to what news is written in.

    .venv/bin/python -m tools.fonts

Takes Noto Naskh Arabic and Noto Kufi Arabic (OFL-1.1) from their npm packages, writes four files
and their licences, and renews the part of style.css that names them: the faces, and the stand-ins
that are shown until they have come. The same packages and the same fonttools give the same bytes.
Needs npm and, of Python, fonttools, brotli and uharfbuzz.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

STATIC = Path(__file__).resolve().parent.parent / "templates" / "static"
FONTS = STATIC / "fonts"
STYLE = STATIC / "style.css"
VERSION = "5.3.0"

LETTERS = {
    # The Arabic that the press writes from Rabat to Tehran, its marks and three kinds of digits,
    # the brackets of the Quran, Allah, the blessing; and whatever stands between words in either
    # script: were the space in the Latin file, every page would fetch it.
    "arabic": "060C 061B 061F 0621-063A 0640-0655 0660-066D 0670 0671 067E 0686 0698 06A4 06A5 "
    "06A8 06A9 06AD 06AF 06C0"
    " 06CC 06D4 06D5 06F0-06F9 0763 200C-200F FD3E FD3F FDF2 FDFA"
    " 0020-0022 0025-003B 003D 003F 005B 005D 00A0 00AB 00B0 00B7 00BB 2013 2014 2018 "
    "2019 201C 201D 2026 2039 203A",
    # English, and the French of North Africa's newspapers.
    "latin": "0023 0024 003C 003E 0040-005A 005C 005E-007E 00A3 00A9 00C0-00C2 00C6-00CB 00CE "
    "00CF 00D4 00D6 00D7 00D9"
    " 00DB 00DC 00DF-00E2 00E4 00E6-00EB 00EE 00EF 00F4 00F6 00F9 00FB 00FC 0152 0153 20AC",
}
"""What each file is asked to hold, in hexadecimal."""

FEATURES = ("ccmp", "locl", "init", "medi", "fina", "rlig", "liga", "kern", "mark", "mkmk")
"""All layout features of the two but the narrow digits: lists and tables want the others, which all
have one width.
"""

SAMPLE = """\
تنشر الصحيفة كل صباح أخبار المدينة والقرى المجاورة، من أسعار الخضر في السوق إلى مواعيد القطارات، \
ويقول القراء
إنهم يبدؤون بالصفحة الأخيرة. وقد احتفظت المكتبة العمومية بأعدادها منذ خمسين سنة، ثم قررت هذا العام \
أن تتيحها
للباحثين والطلبة دون مقابل.
"""
"""A text in which letters are about as frequent as in news; the widths of typefaces are compared by
it.
"""


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface of an npm package, at one weight. `latin`: at what scale its Latin stands beside
    its Arabic.
    """

    package: str
    family: str
    weight: int
    latin: float = 1

    def part(self, folder: Path, script: str) -> Path:
        """The package's file for a script."""
        return (
            folder / self.package / "files" / f"{self.package}-{script}-{self.weight}-normal.woff2"
        )


# The Latin of this Naskh is drawn larger than its Arabic: a year or a name would shout in every
# line.
NASKH = Face("noto-naskh-arabic", "Noto Naskh Arabic", 400, latin=0.88)
KUFI = Face("noto-kufi-arabic", "Noto Kufi Arabic", 700)

STAND_INS: dict[Face, tuple[tuple[Face | None, tuple[str, ...]], ...]] = {
    NASKH: (
        (
            NASKH,
            (
                "NotoNaskhArabic-Regular",
                "NotoNaskhArabic",
                "NotoNaskhArabicUI",
                "Noto Naskh Arabic",
            ),
        ),
        (
            Face("noto-sans-arabic", "", 400),
            ("NotoSansArabic-Regular", "NotoSansArabic", "Noto Sans Arabic"),
        ),
        (None, ("GeezaPro", "SegoeUI", "Tahoma")),
    ),
    KUFI: (
        (KUFI, ("NotoKufiArabic-Bold",)),
        (Face("noto-naskh-arabic", "", 700), ("NotoNaskhArabic-Bold", "NotoNaskhArabicUI-Bold")),
        (Face("noto-sans-arabic", "", 700), ("NotoSansArabic-Bold",)),
        (None, ("GeezaPro-Bold", "SegoeUI-Bold", "Tahoma-Bold")),
    ),
}
"""What phones and desks have, by its PostScript or full name: Android and Linux; then Apple and
Windows, whose typefaces cannot be had to be measured, so that only their height is matched.
"""


def main() -> None:
    """Fetch, cut, write."""
    FONTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fetch(folder, ("noto-naskh-arabic", "noto-kufi-arabic", "noto-sans-arabic"))
        rules = []
        for face in (NASKH, KUFI):
            name = face.package.split("-")[1]
            for script, spans in LETTERS.items():
                data, held = cut(face, folder, codes(spans))
                (FONTS / f"{name}-{script}.woff2").write_bytes(data)
                rules.append(face_rule(face, f"{name}-{script}.woff2", held))
                print(f"{len(data):6} bytes, {len(held):3} characters: {name}-{script}.woff2")
            rules += stand_in_rules(face, name, folder)
            licence = (folder / face.package / "LICENSE").read_text("utf-8")
            (FONTS / f"OFL-{name}.txt").write_text(licence, encoding="utf-8", newline="\n")
    style = STYLE.read_text("utf-8")
    head = "/* --- typefaces: made by tools/fonts.py --- */\n\n"
    made = re.sub(
        re.escape(head) + r".*?\n(?=/\* --- )",
        lambda _: head + "\n".join(rules) + "\n\n",
        style,
        flags=re.S,
    )
    STYLE.write_text(made, encoding="utf-8", newline="\n")


def fetch(folder: Path, packages: Sequence[str]) -> None:
    """Unpack npm packages, each in a folder of its name; npm holds them against the registry's
    digests.
    """
    for package in packages:
        command = ["npm", "pack", "--silent", f"@fontsource/{package}@{VERSION}"]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        (folder / package).mkdir()
        command = ["tar", "-xzf", done.stdout.strip(), "-C", package, "--strip-components=1"]
        subprocess.run(command, cwd=folder, check=True)


def codes(spans: str) -> list[int]:
    """The code points of '0020-0022 0025'."""
    ends = (span.partition("-") for span in spans.split())
    return [
        code
        for first, _, last in ends
        for code in range(int(first, 16), int(last or first, 16) + 1)
    ]


def cut(face: Face, folder: Path, asked: Sequence[int]) -> tuple[bytes, list[int]]:
    """A typeface with these characters alone, as WOFF2, and those of them that it has."""
    font = whole(face, folder)
    options = Options(
        layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13]
    )
    options.drop_tables += ["STAT", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=asked)
    subsetter.subset(font)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue(), sorted(font.getBestCmap())


def whole(face: Face, folder: Path) -> TTFont:
    """The Arabic and the Latin part of a typeface in one, so that marks between words are cut from
    the same cloth.
    """
    arabic, latin = (
        TTFont(face.part(folder, script), recalcTimestamp=False) for script in ("arabic", "latin")
    )
    units = latin["head"].unitsPerEm
    latin["head"].unitsPerEm = round(units / face.latin)
    scale_upem(latin, units)
    for name, font in (("arabic.ttf", arabic), ("latin.ttf", latin)):
        font.flavor = None
        font.save(folder / name)
    merged = Merger().merge([str(folder / "arabic.ttf"), str(folder / "latin.ttf")])
    merged.recalcTimestamp = False
    merged["head"].created, merged["head"].modified = (
        arabic["head"].created,
        arabic["head"].modified,
    )
    return merged


def face_rule(face: Face, file: str, held: Sequence[int]) -> str:
    """The @font-face rule of a file."""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        "font-display: swap;"
        f' src: url("fonts/{file}") format("woff2"); unicode-range: {ranges(held)}; }}'
    )


def stand_in_rules(face: Face, name: str, folder: Path) -> list[str]:
    """@font-face rules that make a reader's own typefaces as wide and as high as ours, so that
    nothing jumps.
    """
    height = TTFont(face.part(folder, "arabic"))["hhea"]
    rules = []
    for number, (other, names) in enumerate(STAND_INS[face], 1):
        scale = width(face, folder) / width(other, folder) if other else 1
        local = ", ".join(f'local("{name}")' for name in names)
        above, below = (
            f"{100 * size / 1000 / scale:.4g}%" for size in (height.ascent, -height.descent)
        )
        adjust = "" if scale == 1 else f" size-adjust: {100 * scale:.4g}%;"
        rules.append(
            f'@font-face {{ font-family: "{name} {number}"; font-weight: {face.weight}; '
            f"src: {local};{adjust}"
            f" ascent-override: {above}; descent-override: {below}; line-gap-override: 0%; }}"
        )
    return rules


def width(face: Face, folder: Path) -> float:
    """How wide the sample runs, in ems."""
    font = TTFont(face.part(folder, "arabic"))
    font.flavor = None
    file = BytesIO()
    font.save(file)
    shaper = uharfbuzz.Font(uharfbuzz.Face(file.getvalue()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(" ".join(SAMPLE.split()))
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer)
    return float(sum(place.x_advance for place in buffer.glyph_positions) / shaper.face.upem)


def ranges(held: Sequence[int]) -> str:
    """Code points as CSS writes them: 'U+20-22, U+25'."""
    starts = [code for code in held if code - 1 not in held]
    ends = [code for code in held if code + 1 not in held]
    return ", ".join(
        f"U+{start:X}-{end:X}" if end > start else f"U+{start:X}"
        for start, end in zip(starts, ends, strict=True)
    )


if __name__ == "__main__":
    main()
