"""How Arabic words its times: patterns over the word list `lexicons/ar/times.toml`, and the rule of each.

Earlier patterns win. What stands in braces is a slot (see `words`); a space is a gap between words. The words
are laid level first (see `spelling`); a conjunction or preposition may be written together with what follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.reading.times import clock, dates, deixis, islamic, lengths
from harmledger.reading.times.grammar import Language, Rule

_EDGE = "(?:{edge} )?"
_DAY_WORD = "(?:{day_word} )?"
_PART = "(?:{daypart2} )?"
_PART_AFTER = "(?: {daypart})?"
# "أمس الجمعة 7 أكتوبر", "يوم الجمعة الماضي، 7 أكتوبر", "الجمعة الموافق 7 أكتوبر"
_WEEKDAY = "(?:{weekday}(?: الماضي| الموافق)?,? )?"
_DAY_LEAD = _PART + _DAY_WORD + _WEEKDAY
_CE = "(?: ?{ce})?"
# One month by two names: "حزيران/يونيو", "يونيو (حزيران)".
_MONTH = r"{month}(?: ?/ ?{month2}| ?\({month3}\))?"
_YEAR = "(?:,? (?:{the_year} )?{year}" + _CE + "|,? {year_told}|,? {year_spoken})"
_YEAR_OR_NONE = "(?:" + _YEAR + r"|(?!,?\s?(?:0\d{3}|\d{5})))"
_TO = "(?: ?[-–—/] ?| و ?| (?:الي|حتي|او) )"
_HIJRI_YEAR = "(?:,? (?:{the_year} )?{year}(?: ?{ah})?)?"
_CLOCK = (
    r"(?:{oclock} (?:{hour_word}(?: {past})?|{hour}(?:[:.]{minute}(?::\d\d)?)?)(?: {meridiem})?"
    r"|{hour2}[:.]{minute2}(?: {meridiem2})?)(?: ?\(?{zone})?"
)
_ABOUT = "(?:{about} )?"
_NOT_FROM = "(?! من )"

_PATTERNS: Sequence[tuple[str, Rule]] = (
    # Days of the calendar.
    (r"{year}[-/]{mm}[-/]{dd}(?:(?:t| ){hour}:{minute}(?::\d\d)?(?:\.\d{1,6})?{zone}?)?", dates.iso_day),
    (r"{first}[/.-]{second}[/.-](?:{year}|{yy})" + _CE, dates.day_in_figures),
    (_DAY_LEAD + "{dd}" + _TO + "{dd2} (?:من )?(?:{the_month} )?" + _MONTH + _YEAR_OR_NONE, dates.days),
    (
        _DAY_LEAD + "(?:{dd}|{ordinal}) ?(?:من )?(?:{the_month} )?" + _MONTH + "(?: {pull})?" + _YEAR_OR_NONE,
        dates.day,
    ),
    (
        _DAY_LEAD + "(?:{dd}|{ordinal}) (?:من )?(?:{the_month} )?{hijri_month}" + _HIJRI_YEAR,
        islamic.day,
    ),
    ("(?:{dd}|{ordinal}) {this_month}", dates.day_of_month),
    # Longer stretches of the calendar.
    (_EDGE + "(?:{the_month} )?" + _MONTH + "(?: {pull}|)" + _YEAR_OR_NONE, dates.month),
    (_EDGE + "(?:{the_month} )?{hijri_month}(?: {pull}|" + _HIJRI_YEAR + ")", islamic.month),
    ("(?:{the_year} )?{hijri_year} ?{ah}", islamic.year),
    (_EDGE + "{season}(?: {pull}|" + _YEAR_OR_NONE + ")", dates.season),
    ("{part} {ordinal}(?:" + _YEAR + "|)", dates.part_of_year),
    (_EDGE + "{century} {ordinal}", dates.century),
    (_EDGE + "{decade}(?: {last_century})?", dates.decade),
    (_EDGE + "{the_year} {year}" + _CE, dates.year),
    (_EDGE + r"{year}(?!-\d\d-)" + _CE, dates.year),
    # Repeated.
    ("{every} {day_word} {weekdays}" + _PART_AFTER, lengths.every),
    ("{every} {weekdays}" + _PART_AFTER, lengths.every),
    ("{every} (?:{count} )?(?:{length}|{lengths}|{dual_lengths})", lengths.every),
    ("{every} {daypart}", lengths.every),
    ("{always}", lengths.every),
    # Seen from when it is said, or from the date last told of.
    (
        _PART + _DAY_WORD + "{near}(?:,? {weekday})?" + _PART_AFTER + "(?! (?:{turn}|{ordinal}))",
        deixis.near_day,
    ),
    ("{daypart} {pull}", deixis.daypart),
    ("{daypart} {turn}", deixis.daypart),
    (_PART + "{told} {unit}", deixis.unit_told),
    (_EDGE + "{unit} {turn}", deixis.unit_told),
    (_EDGE + "{this} {unit}", deixis.unit_spoken),
    (_EDGE + "{unit} {pull}", deixis.unit_spoken),
    (_PART + _DAY_WORD + "{weekday}(?: (?:{pull}|{turn}))?" + _PART_AFTER, deixis.weekday),
    ("{weekend}", deixis.weekend),
    ("{ago} (?:(?:{count}|{vague}) )?(?:{unit}|{units}|{dual})" + _NOT_FROM, deixis.away),
    ("{later} (?:(?:{count}|{vague}) )?(?:{unit}|{units}|{dual})" + _NOT_FROM, deixis.away),
    # Times of day.
    (_CLOCK, clock.clock_time),
    ("{daypart_told}|{daypart_spoken}", clock.lone_daypart),
    # How long.
    (_ABOUT + "(?:{count}|{vague}) (?:{length}|{lengths})(?: {pull})?", lengths.duration),
    ("{the_lengths}(?: {few})? {pull}", lengths.duration),
    (_ABOUT + "(?:{length} {half}|{dual_lengths})", lengths.duration),
    ("{lengths}", lengths.bare_duration),
    ("{reference}", deixis.reference),
)

# A word, or one that is written together with "and", "so", "in", "for" or "as"; a number also with "the".
_BEFORE = r"(?:(?<![\w$£€#])|(?<=\W[وفبلك])|(?<=^[وفبلك])|(?<=\Wو[فبلك])|(?<=^و[فبلك])|(?<=\Wال)(?=\d))"

ARABIC = Language(patterns=_PATTERNS, openers=(), before=_BEFORE)
