"""Which way a text runs, and what must be isolated so that a mixed line is read as it was typed.

Left to itself, the bidirectional algorithm (UAX #9) sets most mixed lines right: a Latin name,
COVID-19, F-16, 15.5, 10:42, 2010/3/16 and «(CNN)» need no help and get none, which keeps the HTML
light. In a right-to-left block it turns round

- signs at the ends of a Latin run: C++ is shown as ++C, @user as user@ (rule N2);
- numbers joined by what is no common separator: 10-20, 3-1, 2010-03-16, 1 000 000, +212 5 37. After
  an Arabic letter a European number counts as an Arabic one (W2), and a hyphen, a plus or a space
  does not join those (W4);
- the sign of a number: -5, 15%, $100 (W5 is for European numbers only); CLDR's `ar` puts marks
  round them for this;
- what follows a Latin word: in 'Reuters - 15 مايو' the 15 is drawn to the Latin side (W7), and of
  'Google، Apple' the second comes first (N1).

Numbers in Arabic-Indic digits are left as they are: for them the algorithm does what Arabic
expects.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

Direction = Literal["rtl", "ltr"]

_LTR = (
    "A-Za-zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u02bb-\u02c1\u02d0\u02d1\u02e0-\u02e4\u02ee\u0370-\u0373\u0376-\u037d"
    "\u037f-\u0482\u048a-\u0589\u0903-\u1fff\u2c00-\u2dff\u3005-\u3007\u3031-\u3035\u303b\u303c\u3041-\ud7ff\uf900-\ufb1c\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc"
)
_RTL = (
    "\u05d0-\u05f2\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u088f\u0898-\u08e1\u08e3-\u08ff"
    "\ufb1d-\ufb28\ufb2a-\ufdff\ufe70-\ufefc"
)
_LTR_LETTERS = re.compile(f"[{_LTR}]+")
_RTL_LETTERS = re.compile(f"[{_RTL}]+")

_TOKEN = rf"[0-9{_LTR}\u0300-\u036f]+"
_NUMBER = r"[0-9]+(?:[.,:/\u00a0\u202f][0-9]+)*"
_URL_CHARACTER = r"[^\s<>«»“”\"،؛؟]"
_RUN = re.compile(
    rf"""
      (?P<url> (?: (?i:https?|ftp):// | www\. ) {_URL_CHARACTER}* (?<![.,:;!?'’)\]]) )
    | (?P<latin>
        (?<! [0-9{_LTR}] ) [@\#]? (?= [0-9.,/-]{{0,20}} [{_LTR}] ) {_TOKEN}
        (?:
          (?:
            [-&'’.,:/+_@=~*–\\?]{{1,3}} | [ \u00a0]
          | [ ][-&–+/|][ ](?=[{_LTR}]) | [.,:;][ ](?=[{_LTR}])
          )
          {_TOKEN}
        )*
        (?: (?<=\.[{_LTR}])\. | \+{{1,2}}(?!\w) | [\#%®™°]+(?!\w) )?
      )
    | (?P<number>
        (?: \+[0-9]+ (?: [ .-][0-9]{{1,}} )+ | 0[0-9]+ (?: [ -][0-9]{{2,}} ){{2,}} )
      | [0-9]{{1,3}} (?: [ ][0-9]{{3}} )+ (?! [0-9] )
      | (?: (?<!\w)[-+−±] )? [$€£¥]? {_NUMBER} (?: [-–+×*=^~]{_NUMBER} )* [%٪‰$€£¥°]?
      )
    """,
    re.VERBOSE,
)
_SUSPECT = re.compile(f"[0-9{_LTR}]")
_SAFE_NUMBER = re.compile(_NUMBER)
_SAFE_LATIN = re.compile(rf"(?:[{_LTR}]|[0-9]+[{_LTR}]).*(?<=[0-9{_LTR}\u0300-\u036f])", re.DOTALL)
_DRAGGED = re.compile(rf"[\W_]*[0-9{_LTR}]")
FOREIGN_MIN_WORDS = 3
"""A text with this many foreign words is more than a name or a technical term..."""
FOREIGN_MIN_LETTERS = 12
"""...and so is one with this many letters: the names of most companies have fewer."""
_RTL_RUN = re.compile(rf"[{_RTL}]+(?:[ \u00a0،؛][ \u00a0]?[{_RTL}]+)*")


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first character of a strong one (rules P2 and P3 of UAX #9), None
    if there is none.
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in ("AL", "R"):
            return "rtl"
    return None


def block_direction(text: str, base: Direction) -> Direction:
    """Return the direction of a block of text in a page of direction `base`.

    The first strong letter decides, unless most letters run the page's own way: an Arabic sentence
    that begins with 'CNN' is Arabic. A text without letters goes with the page.
    """
    first = first_strong(text)
    if first is None or first == base:
        return base
    ltr = sum(map(len, _LTR_LETTERS.findall(text)))
    rtl = sum(map(len, _RTL_LETTERS.findall(text)))
    return "ltr" if ltr > rtl else "rtl" if rtl > ltr else first


def is_foreign(text: str) -> bool:
    """Whether a text holds so much of a left-to-right script that a screen reader must be told that
    this is not Arabic.

    WCAG 2.2, 3.1.2 leaves out names and technical terms, which have no script of their own: three
    words, or a dozen letters, are more than that.
    """
    words = _LTR_LETTERS.findall(text)
    return len(words) >= FOREIGN_MIN_WORDS or sum(map(len, words)) >= FOREIGN_MIN_LETTERS


def isolate(text: str, base: Direction = "rtl") -> str:
    """Escape a plain text as HTML, with <bdi> round each run that would otherwise scramble its
    line.

    `base` is the direction of the block: in a left-to-right one every Arabic run is isolated. In a
    right-to-left one a run of foreign text gets `lang=""` besides, which in HTML says that the
    language is not known.
    """
    other = "ltr" if base == "rtl" else "rtl"
    pieces: list[str] = []
    end = 0
    for run in _runs(text) if base == "rtl" else _RTL_RUN.finditer(text):
        foreign = run.lastgroup == "latin" and "@" not in run[0] and is_foreign(run[0])
        if base == "rtl" and not foreign and not _scrambles(run):
            continue
        lang = ' lang=""' if foreign else ""
        pieces += (
            _escape(text[end : run.start()]),
            f'<bdi dir="{other}"{lang}>',
            _escape(run[0]),
            "</bdi>",
        )
        end = run.end()
    pieces.append(_escape(text[end:]))
    return "".join(pieces)


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Yield what _RUN finds, the quick way: it is tried only where there is a letter or digit, and
    the two characters before it.
    """
    end = 0
    while suspect := _SUSPECT.search(text, end):
        run = _RUN.search(text, max(end, suspect.start() - 2))
        if run is None:
            return
        yield run
        end = run.end()


def _scrambles(match: re.Match[str]) -> bool:
    """Whether a run, left as it is in a right-to-left line, would be turned round or would turn
    round what follows it.
    """
    if match.lastgroup == "number":
        return not _SAFE_NUMBER.fullmatch(match[0])
    if match.lastgroup == "latin":
        return not _SAFE_LATIN.fullmatch(match[0]) or bool(
            _DRAGGED.match(match.string, match.end())
        )
    return True


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
