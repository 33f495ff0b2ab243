"""Invented news in Arabic, so that what an extraction finds can be measured where no real article is at hand."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator

from evaluation.styles.story import Article

_WHO = (
    *("بلدية المدينة", "وزارة الفلاحة", "جمعية الصيادين", "جامعة الميناء", "مديرية الطرق"),
    *("نقابة المعلمين", "مكتب السياحة", "شركة الكهرباء", "مجلس الجهة", "الهلال الأخضر"),
    *("اتحاد الكتاب", "إدارة المتحف"),
)
_DOES = (
    ("تفتتح", "سوقا جديدة للخضر", "افتتاح سوق جديدة للخضر"),
    ("تعلن", "برنامجا لغرس الأشجار", "الإعلان عن برنامج لغرس الأشجار"),
    ("تؤجل", "أشغال الجسر القديم", "تأجيل أشغال الجسر القديم"),
    ("ترمم", "المسرح البلدي", "ترميم المسرح البلدي"),
    ("تنظم", "معرضا لكتب الأطفال", "تنظيم معرض لكتب الأطفال"),
    ("تمدد", "خط الحافلات الليلي", "تمديد خط الحافلات الليلي"),
    ("تجهز", "مدرسة القرية العليا", "تجهيز مدرسة القرية العليا"),
    ("تقيم", "سباقا للقوارب الشراعية", "إقامة سباق للقوارب الشراعية"),
    ("تراجع", "أسعار الماء الصالح للشرب", "مراجعة أسعار الماء الصالح للشرب"),
    ("تستقبل", "أول قطار سياحي", "استقبال أول قطار سياحي"),
)
"""What was done: a verb, its object, and both as a noun."""

_WHERE = (
    *("حي النخيل", "ضاحية المرسى", "وادي الزيتون", "ساحل الرمال", "جبل العين"),
    *("قرية السدرة", "مرفأ الشمال", "باب البحر", "سهل القمح", "عين الحجر"),
)
_OPENING = (
    "شهد {where} أمس {deed}، وذلك بحضور عدد من السكان والمنتخبين المحليين الذين تابعوا"
    " المراحل الأخيرة من العمل.",
    "قررت {who} {deed} في {where}، بعد نقاش طويل استمر أسابيع وشارك فيه مهندسون وتجار"
    " وأولياء تلاميذ.",
    "ينتظر سكان {where} منذ سنوات {deed}، وهو ما أكدته {who} في بيان تلاه ناطق باسمها.",
)
_MIDDLE = (
    "وقال مسؤول في {who} إن الكلفة بلغت {number} مليونا، وإن ثلث المبلغ جمعه متطوعون من {where}"
    " خلال حملة دامت شهرين.",
    "وأضاف المتحدث أن فرق العمل واجهت صعوبات بسبب الأمطار، لكنها التزمت بالمواعيد التي حددتها"
    " اللجنة المشتركة.",
    "وأوضح تقرير وزع على الحاضرين أن {number} عائلة ستستفيد من المشروع، وأن الأولوية تعطى لمن"
    " يسكنون بعيدا عن مركز المدينة.",
    "وعبّر تجار عن أملهم في أن يعيد {deed} الحركة إلى الشوارع المجاورة التي ظلت هادئة طوال الشتاء.",
    "وذكرت مديرة المشروع أن الأشغال ستتواصل على مرحلتين، تبدأ الأولى في الربيع وتنتهي الثانية قبل"
    " موسم الحصاد.",
    "ويرى باحثون في الجامعة أن تجربة {where} يمكن أن تنقل إلى مدن أخرى، شرط أن تشارك فيها"
    " الجمعيات منذ البداية.",
    "وأشار عضو في المجلس إلى أن الميزانية لم تتضمن نفقات الصيانة، داعيا إلى إعداد خطة واضحة لخمس"
    " سنوات مقبلة.",
    "وفي المقابل اشتكى بعض الجيران من الضجيج، فوعدتهم {who} بوقف العمل عند غروب الشمس وفي أيام"
    " الامتحانات.",
)
_CLOSING = (
    "ومن المنتظر أن تعقد {who} لقاء مفتوحا مع السكان في نهاية الشهر للإجابة عن أسئلتهم وتسجيل"
    " مقترحاتهم.",
    "ويذكر أن {where} عرف في السنوات الماضية محاولات مشابهة لم تكتمل بسبب نقص التمويل وغياب"
    " المتابعة.",
)
FIRST_DAY = dt.date(2009, 3, 2)
DAYS = 5_000
"""The articles are of any day within so many from FIRST_DAY on."""


def invented(count: int, seed: int = 1) -> Iterator[Article]:
    """Yield up to 1,200 articles with a title, four to seven paragraphs and a day of their own.

    The same seed gives the same articles; no two have the same title.
    """
    chance = random.Random(seed)
    for who, (verb, what, deed), where in chance.sample(
        list(itertools.product(_WHO, _DOES, _WHERE)), count
    ):
        words = {"who": who, "deed": deed, "where": where}
        middle = chance.sample(_MIDDLE, chance.randint(2, 5))
        lines = (chance.choice(_OPENING), *middle, chance.choice(_CLOSING))
        yield Article(
            f"{who} {verb} {what} في {where}",
            tuple(line.format(number=chance.randint(12, 980), **words) for line in lines),
            FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS)),
        )
