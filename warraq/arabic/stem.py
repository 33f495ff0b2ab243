"""Finds a word under its other forms: والمغرب، المغربية and مغربي are all looked up as مغرب."""

from __future__ import annotations

import re
from functools import lru_cache

from warraq.arabic.irregular import STEMS
from warraq.arabic.letters import OWN_AL, fold
from warraq.arabic.lexicon import WORDS
from warraq.arabic.spelling import KEPT, plain

_STOP = """
من إلى عن على في مع بين حتى منذ مذ خلال عند لدى نحو ضد دون بدون سوى عبر حول فوق تحت أمام وراء بعد
قبل ضمن لكن ولكن بل أو أم أما إما ثم لا لم لن ما ليس ليست قد لقد هل إن أن إذا إذ لو لولا كي لكي حيث
كيف متى أين كم كل بعض أي أية غير هذا هذه هذان هذين هاتان هؤلاء ذلك تلك أولئك هنا هناك ذا الذي التي
الذين اللذان اللذين اللتان اللتين اللواتي اللاتي هو هي هم هن هما أنا أنت أنتم نحن كان كانت كانوا
يكون تكون كما مما ممن عما فيما بما لما إنه إنها أنه أنها أنهم إنهم به بها بهم له لها لهم لنا لي لك
فيه فيها فيهم منه منها منهم عنه عنها عنهم إليه إليها إليهم عليه عليها عليهم معه معها معهم لديه لديها
بينهم بينها أيضا فقط جدا الآن يا ابن بن تم كلا كلتا ذات ذو ذي أيها أيتها مثل عدا إلا ألا لدينا ربما
عندما حينما بينما كلما أينما لأن لأنه لأنها بأن بأنه بأنها كأن لذلك لهذا لهذه بهذا بهذه بذلك بتلك
كذلك كهذا هكذا لماذا ماذا لكنه لكنها لكنهم لكنني لأنهم لأنني لأننا لتلك لهؤلاء لديهم ليسوا بحيث سوف
لسوف بهما لهما منهما كأنه كأنها بأنهم إذن علينا إلينا عليك إليك عليكم إليكم مهما بعدما بعدها قبلها
عندها عنده غيرها غيره غيرهم إياها إياه لعل أمامه أمامها أمامهم the a an of in on at to for from by
and or is are was were be with as that this it its le la les une des du de et ou en aux par pour sur
dans
"""
# What is joined or folded to one of these is another word too: ولي العهد، عليّ، فهم، فيلم، فلك، آلي،
# بان كي مون.
_NO_STOP = "علي وعلي فعلي والي ولي فهم فلم فلك فتحت واي فاي وام فام بان فان"


def _stop_words() -> frozenset[str]:
    plain = frozenset(_STOP.split())
    joined = {letter + word for word in plain if word[0] > "z" for letter in ("", "و", "ف")}
    return frozenset(plain | joined | set(map(fold, joined))) - set(_NO_STOP.split())


STOP = _stop_words()
"""Words too common to search for, as spelled and as folded; but not what folds to another word
(على, علي).
"""

CONJUNCTION = re.compile(
    "و(?=...)(?!"
    "اجب|اجه|احد|اد|اسع|اشنطن|اضح|اقع|باء|تير|ثائق|ثيق|ثايق|جب|جد|جه|حد|حش|حيد|داد|دي|دع|راء|ردي|رث|رش|رق"
    "|زار|زير|زن|ساط|سام|سايل|سط|سيل|سيم|صف|صل|صول|صي|ضح|ضع|طن|ظايف|ظيف|عد|عي|فاء|فاه|فد|فر|فق|في|قاي|قت"
    "|قع|قف|قود|قوع|كال|كيل|لاء|لاد|لاي|لد|ليد|هران|هم|يكي|يل"
    ")"
)
"""'and', joined to the word, where a slug may show it; not where a common word begins with the
letter itself.
"""

ARTICLE = re.compile(
    f"(?!{OWN_AL.pattern})ال(?=..)|[بفك](?!{OWN_AL.pattern})ال(?=...)|[بفكل](?={OWN_AL.pattern})|لل(?=...)"
    "|[بل](?=م...|ت....|ا[سن]ت..|وزار|وزير|ولاي)"
)
"""The article, a preposition with it, or one before words of a shape that seldom begins otherwise,
for slugs.
"""

ENDINGS = (
    ("اتهما", ("ات",), 3, 2),
    ("اتهم", ("ات",), 3, 2),
    ("اتها", ("ات",), 3, 2),
    ("اتنا", ("ات",), 3, 2),
    ("تهما", ("ة",), 3, 2),
    ("اته", ("ات",), 3, 2),
    ("تهم", ("ة",), 3, 2),
    ("تها", ("ة",), 3, 2),
    ("تنا", ("ة",), 3, 2),
    ("تين", ("ة",), 3, 2),
    ("تان", ("ة",), 3, 2),
    ("هما", ("",), 4, 2),
    ("ته", ("ة",), 4, 2),
    ("تي", ("ة",), 99, 3),
    ("هم", ("",), 4, 2),
    ("ها", ("",), 3, 2),
    ("كم", ("",), 99, 3),
    ("هن", ("",), 99, 3),
    ("نا", ("",), 4, 2),
    ("ات", ("ة", ""), 3, 2),
    ("ان", ("",), 4, 3),
    ("ون", ("",), 4, 3),
    ("ين", ("", "ون"), 4, 3),
    ("يا", ("",), 3, 3),
    ("ة", ("",), 3, 3),
    ("ه", ("",), 3, 3),
    ("ي", ("", "ة"), 3, 3),
    ("ا", ("",), 4, 3),
    ("و", ("",), 99, 4),
)
"""Endings, the longer first: what may take the place of each, the fewest letters that must come
before it, and the fewest where what comes of it is known (يومين, but not حسين). Unless one is
known, the first that fits is taken, and ة goes with it.
"""
_BY_LETTER = {letter: [row for row in ENDINGS if row[0][-1] == letter] for letter in "امهنتيوة"}
NUMBER = ("ان", "ون", "ين")
COUNTED = (*NUMBER, "ات", "ة")
INNER = (*COUNTED, "تان", "تين", "ي")
"""Endings that others may follow; all others come last."""
LONGEST = 32
"""How many letters a word may have to be cut: no Arabic word has more."""

_FOLDED = str.maketrans(KEPT, fold(KEPT))

FRONT = "(?:[وف]?[بك]|[وف])?ال(?=..)|[وف]?لل(?=..)"
"""The article with what may come before it."""
SHAPES = "م...|ت....|ا[سن]ت..|ا.ت.ا.|ا..ا.(?:ه|ها|هم|ات)?$|ا.ا.ه$|وزار|وزير|ولاي"
"""How words begin before which a single letter is always joined (بمدينة, وتحقيق, لانتخاب)."""
_FRONT, _SHAPES = re.compile(FRONT), re.compile(SHAPES)
JOINED = "وفبلك"
"""The letters that are joined to a word."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem under which a word is also found; the word may be as spelled or folded, the
    stem is folded.

    After light10 (Larkey, Ballesteros and Connell 2007): a conjunction, a preposition and the
    article go from the front, then endings from the back as long as enough is left. Unlike it,
    known and irregular words (STEMS) are looked up at every step, and a stop word stays whole.
    """
    word = plain(word)
    if word in STOP:
        return fold(word)
    sure, perhaps = readings(word)
    return cut(perhaps if perhaps and word[0] == "و" else sure)


def readings(word: str) -> tuple[str, str]:
    """Return what a plain word says without what is joined to its front: for sure, and perhaps (''
    if there is no doubt).

    The article goes, and a single letter (و ف ب ل ك) before a word that we know, or of a shape that
    begins no other way (بمدينة, وتحقيق, لإثبات), unless we know the whole word (وزير, بلد). Before
    other words و, ب and ل may be joined or their own: وجدة is no جدة.
    """
    if len(word) > LONGEST:
        return word, ""
    if (article := _FRONT.match(word)) and not OWN_AL.match(fold(word), article.end() - 2):
        rest = word[article.end() :]
        if article.end() == 2 and word[0] == "ا":
            return rest, ""
        if known(word):
            return word, ""
        if word[article.end() - 2] == "ل" and known("ل" + rest):
            return (rest, "ل" + rest) if known(rest) else ("ل" + rest, "")
        if len(rest) > 2 or word[article.end() - 2] == "ل" or known(rest):
            return rest, ""
    if known(word):
        return word, ""
    letter, rest = word[:1], word[1:]
    if letter not in JOINED or len(rest) < 3:
        return word, ""
    inner = readings(rest)[0] if letter in "وف" else rest
    if inner != rest or known(rest) or _SHAPES.match(fold(rest)):
        return inner, ""
    return word, rest if letter in "وبل" else ""


def known(word: str) -> bool:
    """Whether a plain word is one of those that we know, or a form of it."""
    return cut(word) in KNOWN or OWN_AL.match(fold(word)) is not None


@lru_cache(maxsize=1 << 17)
def cut(word: str) -> str:
    """Return a plain word folded and without its endings, as far as enough is left or until it is
    irregular or known.
    """
    folded = word.translate(_FOLDED)
    if len(word) > LONGEST:
        return folded
    shorter, last = folded[:-1] + "ة" if word[-1:] == "ة" else folded, True
    while shorter:
        word = shorter
        if (found := _found(word)) is not None:
            return found
        shorter, last = _shorter(word, last), False
    return word.translate(_FOLDED)


def _found(word: str) -> str | None:
    folded = word[:-1] + "ه" if word[-1:] == "ة" else word
    return STEMS.get(folded, folded if folded in KNOWN else None)


def _shorter(word: str, last: bool) -> str:
    """Return the word without one more ending, '' if it has none; `last` if nothing has been taken
    off yet.
    """
    shortest = ""
    for ending, options, enough, least in _BY_LETTER.get(word[-1:], ()):
        if not word.endswith(ending) or not (last or ending in INNER):
            continue
        rest = word[: -len(ending)]
        for instead in options:
            if not instead and _refuses(rest, ending):
                continue
            shorter = rest + instead
            if len(rest) >= (least if last or ending not in NUMBER else enough) and (
                _found(shorter) is not None or (instead == "ة" and rest in KNOWN)
            ):
                return shorter
            if len(rest) >= enough and not 0 < len(shortest) <= len(shorter):
                shortest = shorter
    return shortest


def _refuses(rest: str, ending: str) -> bool:
    """Whether an ending cannot follow: ان ون ين no ة, and none but ي or a pronoun a broken plural
    (مصادرة, مصادر).
    """
    if ending not in COUNTED:
        return False
    single = STEMS.get(rest, rest)
    plural = not single.startswith(rest) and rest[-1:] != "ي"
    return plural or (ending in NUMBER and rest[-1:] == "ه")


KNOWN = frozenset(STEMS.values())
KNOWN |= {cut(plain(word)) for word in WORDS.split()}
"""Stems that we know, folded."""
cut.cache_clear()
