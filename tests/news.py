"""Made-up news in which names are said in many ways, for those who look for names."""

from __future__ import annotations

from pathlib import Path

from warraq.analysis.names.model import NameKind

NAMES: dict[str, NameKind] = {
    "سالم الجبلاوي": "person",
    "زركون": "place",
    "منظمة السلحفاة الخضراء": "organisation",
    "دانيال فركوش": "person",
}
"""The names, and what each is."""

_SAID = (
    "قال سالم الجبلاوي",
    "استقبل الوزير سالم الجبلاوي",
    "تقع مدينة زركون",
    "وصلت الحافلة إلى زركون",
    "أعلنت منظمة السلحفاة الخضراء",
    "رحبت بمنظمة السلحفاة الخضراء",
    "أسست منظمة السلحفاة الخضراء",
    "التقى رئيس الحكومة دانيال فركوش",
    "سمع دانيال فركوش",
    "رأى دانيال فركوش",
    "وافقت الحكومة على مشروع القانون",
    "الحكومة حكومة والقانون قانون والمشروع مشروع",
)
_THEN = (
    *("حديقة", "الحديقة", "كتابا", "الكتاب", "حقولا", "الحقول", "طريقا", "الطريق", "سوقا"),
    *("السوق", "جسرا", "الجسر", "بحرا", "البحر", "نهرا", "النهر", "حجرا"),
)


def archive(root: Path, articles: int = 90) -> Path:
    """An archive of articles that each say three things; the folder of its content."""
    for number in range(articles):
        said = [
            f"{_SAID[number * step % 12]} {_THEN[number * step % 17]} {_THEN[number * step % 13]}"
            for step in (1, 3, 7)
        ]
        write(root, f"a{number:02}.md", "---\ntitle: خبر\n---\n\n" + ".\n\n".join(said) + ".\n")
    return root / "content"


def write(root: Path, name: str, text: str) -> None:
    """Put an article into the content of an archive."""
    (root / "content").mkdir(exist_ok=True, parents=True)
    (root / "content" / name).write_text(text, "utf-8")
