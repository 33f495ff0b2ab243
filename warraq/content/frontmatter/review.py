"""What an editor is asked to look at after an import, in the words of the front matter."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Doubt(StrEnum):
    """The code of what an editor should look at, in the order in which an article lists them."""

    NO_HEADLINE = "no headline"
    NO_DATE = "no date"
    DATE_NOT_PLAIN = "date not plain"
    TWO_DATES = "two dates"
    DATE_TO_COME = "date is yet to come"
    OTHER_WEEKDAY = "the day of the week is another"
    SOURCE_LINK_LOST = "source link lost"
    NO_FULL_PARAGRAPH = "no full paragraph"
    ONLY_SUMMARY = "only a summary"
    NOT_PUBLISHED = "not published"
    BROKEN_LETTERS = "broken letters"
    CAPTURE_NOT_WHOLE = "capture not whole"
    OTHER_DIGEST = "digest of the capture is another"
    AUTHOR_OF_FILE = "author of the file"
    CUT_SHORT = "cut short"
    FROM_PDF = "read from a PDF"
    TOPICS_SUGGESTED = "topics suggested, not confirmed"
    NO_TOPIC = "no topic"


REVIEW: Mapping[Doubt, str] = {
    Doubt.NO_HEADLINE: "لا عنوان في المصدر، فوُضع مطلع النص مكانه",
    Doubt.NO_DATE: "لا تاريخ نشر في المصدر",
    Doubt.DATE_NOT_PLAIN: "في المصدر تاريخ ليس تاريخ النشر بوضوح",
    Doubt.TWO_DATES: "في المصدر تاريخان مختلفان",
    Doubt.DATE_TO_COME: "تاريخ المصدر لم يحلّ بعد",
    Doubt.OTHER_WEEKDAY: "اليوم المذكور لا يوافق التاريخ",
    Doubt.SOURCE_LINK_LOST: "ضاع رابط المصدر الأصلي",
    Doubt.NO_FULL_PARAGRAPH: "ليس في النص فقرة كاملة",
    Doubt.ONLY_SUMMARY: "ليس في المصدر إلا ملخص النص",
    Doubt.NOT_PUBLISHED: "لم يكن متاحًا للقراء في المصدر",
    Doubt.BROKEN_LETTERS: "في النص حروف تالفة",
    Doubt.CAPTURE_NOT_WHOLE: "لقطة أرشيف الويب ناقصة",
    Doubt.OTHER_DIGEST: "بصمة اللقطة لا توافق محتواها",
    Doubt.AUTHOR_OF_FILE: "اسم من أنشأ الملف، وقد لا يكون الكاتب",
    Doubt.CUT_SHORT: "طال عن الحد فاقتُطع أوله",
    Doubt.FROM_PDF: "استُخرج النص من ملف PDF، فليُقابل بصفحاته",
    Doubt.TOPICS_SUGGESTED: "الموضوعات مقترحة آليًا ولم يؤكدها محرر",
    Doubt.NO_TOPIC: "لم يُعرف للنص موضوع",
}
"""What an editor is asked to look at, by its code, which follows in brackets; a detail may
come between.
"""


def in_words(doubt: str) -> str:
    """Return a doubt as the front matter holds it; `doubt` is a code, with a detail after ': '
    where there is one.
    """
    code, _, detail = doubt.partition(": ")
    return (
        f"{REVIEW[Doubt(code)]}: {detail} ({code})" if detail else f"{REVIEW[Doubt(code)]} ({code})"
    )
