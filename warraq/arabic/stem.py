"""Finds a word under its other forms: والمغرب، المغربية and مغربي are all looked up as مغرب."""

from __future__ import annotations

import re
from functools import lru_cache

from warraq.arabic.irregular import STEMS
from warraq.arabic.letters import OWN_AL, bare, fold

_STOP = """
من إلى عن على في مع بين حتى منذ مذ خلال عند لدى نحو ضد دون بدون سوى عبر حول فوق تحت أمام وراء بعد قبل ضمن لكن ولكن بل
أو أم أما إما ثم لا لم لن ما ليس ليست قد لقد هل إن أن إذا إذ لو لولا كي لكي حيث كيف متى أين كم كل بعض أي أية غير هذا
هذه هذان هذين هاتان هؤلاء ذلك تلك أولئك هنا هناك ذا الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي هو هي
هم هن هما أنا أنت أنتم نحن كان كانت كانوا يكون تكون كما مما ممن عما فيما بما لما إنه إنها أنه أنها أنهم إنهم به بها
بهم له لها لهم لنا لي لك فيه فيها فيهم منه منها منهم عنه عنها عنهم إليه إليها إليهم عليه عليها عليهم معه معها معهم
لديه لديها بينهم بينها أيضا فقط جدا الآن يا ابن بن تم كلا كلتا ذات ذو ذي أيها أيتها مثل عدا إلا ألا لدينا ربما عندما
حينما بينما كلما أينما لأن لأنه لأنها بأن بأنه بأنها كأن
the a an of in on at to for from by and or is are was were be with as that this it its
le la les un une des du de et ou en au aux par pour sur dans
"""


def _stop_words() -> frozenset[str]:
    plain = frozenset(_STOP.split())
    joined = {letter + word for word in plain if word[0] > "z" for letter in ("", "و", "ف")}
    return frozenset(plain | joined | set(map(fold, joined))) - {"علي", "وعلي", "فعلي", "والي"}


STOP = _stop_words()
"""Words too common to tell anything, as spelled and as folded; but not what folds to another word (على, علي)."""

CONJUNCTION = re.compile(
    "و(?=...)(?!"
    "اجب|اجه|احد|اد|اسع|اشنطن|اضح|اقع|باء|تير|ثائق|ثيق|ثايق|جب|جد|جه|حد|حش|حيد|داد|دي|دع|راء|ردي|رث|رش|رق"
    "|زار|زير|زن|ساط|سام|سايل|سط|سيل|سيم|صف|صل|صول|صي|ضح|ضع|طن|ظايف|ظيف|عد|عي|فاء|فاه|فد|فر|فق|في|قاي|قت"
    "|قع|قف|قود|قوع|كال|كيل|لاء|لاد|لاي|لد|ليد|هران|هم|يكي|يل"
    ")"
)
"""'and', joined to the word; not where a common word begins with the letter itself (وزير, وطن)."""

ARTICLE = re.compile(
    f"(?!{OWN_AL.pattern})ال(?=..)|[بفك](?!{OWN_AL.pattern})ال(?=...)|[بفكل](?={OWN_AL.pattern})|لل(?=...)"
    "|[بل](?=م...|ت....|ا[سن]ت..|وزار|وزير|ولاي)"
)
"""The article, a preposition with it, or one before words of a shape that seldom begins otherwise (بمدينة, لتحقيق)."""

SUFFIXES = (
    ("اتهما", "ات", 3),
    ("اتهم", "ات", 3),
    ("اتها", "ات", 3),
    ("اتنا", "ات", 3),
    ("اته", "ات", 3),
    ("تهما", "ه", 3),
    ("تهم", "ه", 3),
    ("تها", "ه", 3),
    ("تنا", "ه", 3),
    ("تين", "ه", 3),
    ("تان", "ه", 3),
    ("ته", "ه", 4),
    ("هما", "", 4),
    ("هم", "", 4),
    ("ها", "", 3),
    ("نا", "", 4),
    ("ات", "", 3),
    ("ان", "", 4),
    ("ون", "", 4),
    ("ين", "", 4),
    ("يا", "", 3),
    ("ه", "", 3),
    ("ي", "", 3),
    ("ا", "", 4),
)
"""Endings, the longer first: what takes the place of each, and the fewest letters that must stand before it."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem under which a word is also found; the word may be as spelled or folded, the stem is folded.

    After light10 (Larkey, Ballesteros and Connell 2007): at most one conjunction and one article or
    preposition go from the front, then endings from the back as long as enough is left. Unlike it,
    irregular words (STEMS) are looked up at every step, and a stop word stays whole.
    """
    folded = fold(word)
    if bare(word) in STOP or folded in STEMS:
        return STEMS.get(folded, folded)
    for front in (CONJUNCTION, ARTICLE):
        if found := front.match(folded):
            folded = folded[found.end() :]
        if folded in STEMS:
            return STEMS[folded]
    if folded[:1] in ("ب", "ل") and len(folded) > 3 and folded[1:] in STEMS:
        return STEMS[folded[1:]]
    while (shorter := _shorter(folded)) != folded:
        folded = shorter
        if folded in STEMS:
            return STEMS[folded]
    return folded


def keys(word: str) -> tuple[str, str]:
    """The two keys under which a word is indexed: folded, and stemmed."""
    return fold(word), stem(word)


def _shorter(word: str) -> str:
    for ending, instead, least in SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + instead
    return word
