"""What an editor is asked to look at after an import, in the words of the front matter."""

from __future__ import annotations

from collections.abc import Mapping

REVIEW: Mapping[str, str] = {
    "no headline": "لا عنوان في المصدر، فوُضع مطلع النص مكانه",
    "no date": "لا تاريخ نشر في المصدر",
    "date not plain": "في المصدر تاريخ ليس تاريخ النشر بوضوح",
    "two dates": "في المصدر تاريخان مختلفان",
    "date is yet to come": "تاريخ المصدر لم يحلّ بعد",
    "the day of the week is another": "اليوم المذكور لا يوافق التاريخ",
    "source link lost": "ضاع رابط المصدر الأصلي",
    "no full paragraph": "ليس في النص فقرة كاملة",
    "only a summary": "ليس في المصدر إلا ملخص النص",
    "not published": "لم يكن متاحًا للقراء في المصدر",
    "broken letters": "في النص حروف تالفة",
    "capture not whole": "لقطة أرشيف الويب ناقصة",
    "digest of the capture is another": "بصمة اللقطة لا توافق محتواها",
    "author of the file": "اسم من أنشأ الملف، وقد لا يكون الكاتب",
    "cut short": "طال عن الحد فاقتُطع أوله",
    "read from a PDF": "استُخرج النص من ملف PDF، فليُقابل بصفحاته",
    "topics suggested, not confirmed": "الموضوعات مقترحة آليًا ولم يؤكدها محرر",
    "no topic": "لم يُعرف للنص موضوع",
}
"""What an editor is asked to look at, by its code, which follows in brackets; a detail may
come between.
"""


def in_words(doubt: str) -> str:
    """Return a doubt as the front matter holds it; `doubt` is a code, with a detail after ': '
    where there is one.
    """
    code, _, detail = doubt.partition(": ")
    return f"{REVIEW[code]}: {detail} ({code})" if detail else f"{REVIEW[code]} ({code})"
