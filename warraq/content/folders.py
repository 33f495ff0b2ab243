"""The folder of content/ in which an article is filed, by its date."""

from __future__ import annotations

import datetime as dt

from warraq.core.model import When

UNDATED = "undated"


def folder_of(when: When | None) -> str:
    """Return YYYY/MM, or YYYY where no month is known; 'undated' without a date.

    An interval is filed by the year of its beginning, or of its end if it has no beginning. The
    marks of an uncertain date ('2017?', '2017-05~') are no part of a folder's name.
    """
    if when is None:
        return UNDATED
    if when.precision in ("year", "interval"):
        begins = when.last if when.first == dt.date.min else when.first  # '../2019'
        return f"{begins.year:04}"
    return f"{when.first.year:04}/{when.first.month:02}"
