"""The name of a site is parted from a headline where it is plain that it is one."""

from __future__ import annotations

import pytest

from warraq.importing.cues.site_name import beside_headline, halves, site_name, without_site


@pytest.mark.parametrize(
    ("title", "headline", "site"),
    [
        ("انطلاق الدورة الثانية للمهرجان | هسبريس", "انطلاق الدورة الثانية للمهرجان", "هسبريس"),
        ("هسبريس :: انطلاق الدورة الثانية", "انطلاق الدورة الثانية", "هسبريس"),
        ("انطلاق الدورة الثانية - جريدة العلم", "انطلاق الدورة الثانية", "جريدة العلم"),
        ("انطلاق الدورة الثانية - Hespress", "انطلاق الدورة الثانية", "Hespress"),
        ("انطلاق الدورة الثانية - alalam.ma", "انطلاق الدورة الثانية", "alalam.ma"),
        ("انطلاق الدورة الثانية | ثقافة | هسبريس", "انطلاق الدورة الثانية", ""),
        ("انطلاق الدورة - الثانية للمهرجان", "انطلاق الدورة - الثانية للمهرجان", ""),
        ("انطلاق الدورة - 2014", "انطلاق الدورة - 2014", ""),
        ("الدورة | هسبريس", "الدورة | هسبريس", ""),
    ],
)
def test_a_site_is_parted_by_its_sign_its_domain_or_its_words(
    title: str, headline: str, site: str
) -> None:
    assert (headline, site) == without_site(title)


def test_a_line_has_as_many_halves_as_separators() -> None:
    assert [("أ", "ب | ج"), ("أ | ب", "ج")] == halves("أ | ب | ج")
    assert [] == halves("أ ب ج")
    assert [] == halves("أ | " * 200)


def test_a_long_half_is_no_name_of_a_site() -> None:
    assert "جريدة العلم" == site_name(" جريدة العلم ")
    assert "" == site_name("هذه ست كلمات وهي كثيرة على اسم")


@pytest.mark.parametrize(
    ("titles", "headings", "name"),
    [
        (["افتتاح مكتبة عامة - جريدة السهل"], ["افتتاح مكتبة عامة"], "جريدة السهل"),
        (["السهل | افتتاح مكتبة عامة", "افتتاح مكتبة عامة"], [], "السهل"),
        (["افتتاح مكتبة عامة - جريدة السهل"], ["سباق الدراجات"], ""),
        (["السهل - افتتاح مكتبة عامة في المدينة"], ["السهل"], ""),
        (["افتتاح مكتبة عامة - ثقافة - السهل"], ["افتتاح مكتبة عامة"], ""),
        (["افتتاح مكتبة عامة"], ["افتتاح مكتبة عامة"], ""),
    ],
)
def test_the_name_of_a_site_is_the_shorter_half_beside_a_headline(
    titles: list[str], headings: list[str], name: str
) -> None:
    assert name == beside_headline(titles, headings)
