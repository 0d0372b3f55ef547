"""How fast times and places are read, in kilobytes of UTF-8 a second on one core.

    python -m benchmarks.reading_speed [NUMBER]        by default 2000 reports

Reads reports that `benchmarks.generate` invents, and a page of invented Arabic as often; the compiling of
word lists and the opening of the gazetteer are not counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import generate

from harmledger.gazetteer import open_gazetteer
from harmledger.reading import places, times

PUBLISHED = date(2031, 5, 4)
ARABIC = (
    "قُتل أربعة مدنيين وأصيب تسعة آخرون مساء يوم الجمعة 2 أيار/مايو 2031 في قصف استهدف سوقاً في بلدة "
    "فيلمورا، وفق ما قال مسؤول في المستشفى أمس السبت. وكان المجلس المحلي قد حذر قبل يومين من نقص الدواء، "
    "وأضاف أن الطرق ظلت مغلقة خلال الأسبوع الماضي. ولم تعلق الجبهة الشمالية حتى الساعة الثامنة مساءً. "
)


def rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return how many kilobytes of `texts` are read in a second of processor time."""
    read(texts[0])
    began = time.process_time()
    for text in texts:
        read(text)
    return sum(len(text.encode()) for text in texts) / 1000 / (time.process_time() - began)


def main(number: int) -> None:
    """Print a line for each reader."""
    english = [report["text"] for report in generate.reports(number)]
    arabic = [ARABIC * 2] * number
    with TemporaryDirectory() as scratch:
        generate.main(1, Path(scratch))
        gazetteer = open_gazetteer([Path(scratch) / "places.csv"])
        measured = {
            "times, English": rate(lambda text: times.read(text, published=PUBLISHED), english),
            "times, Arabic": rate(lambda text: times.read(text, published=PUBLISHED, language="ar"), arabic),
            "places, English": rate(lambda text: places.read(text, gazetteer), english),
        }
    for name, kilobytes in measured.items():
        print(f"{name:16} {kilobytes:5.0f} kB/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
