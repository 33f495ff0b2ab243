"""Samples of made-up articles for the tests of learning."""

from __future__ import annotations

from warraq.analysis.topics import learning

_LISTS = {
    "sport": "المباراة اللاعب الهدف الملعب المدرب الدوري الفريق الحكم البطولة الشباك",
    "economy": "البنك السوق الأسعار الصادرات الدرهم الاستثمار الميزانية البورصة القرض التضخم",
    "health": "المستشفى الطبيب المرض اللقاح العلاج الصحة الممرض الوباء الدواء المصابين",
}


WORDS = {topic: words.split() for topic, words in _LISTS.items()}


def samples(each: int = 20) -> list[learning.Sample]:
    """Made-up articles, each of seven of its topic's ten words."""
    return [
        learning.Sample(
            f"{topic}{number:03}.md",
            f"خبر {words[number % 10]}",
            (" ".join(words[(number * 3 + step * (1 + number % 3)) % 10] for step in range(7)),),
            (topic,),
        )
        for topic, words in WORDS.items()
        for number in range(each)
    ]
