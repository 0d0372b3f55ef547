"""How English words its times: patterns over the word list `lexicons/en/times.toml`, and the rule of each.

Earlier patterns win. What stands in braces is a slot (see `grammar`); a space is a gap between words.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.reading.times import rules
from harmledger.reading.times.grammar import Rule

_EDGE = "(?:{edge} ?(?:the )?)?"
_PART_OF = "(?:(?:the )?(?:early )?{daypart2} (?:hours )?(?:of|on) )?"
_PART = "(?: (?:at )?{daypart})?"
_CLOCK = (
    r"(?:(?:{hour}(?:[:.]{minute}(?::\d\d)?)? ?{meridiem}|{hour2}:{minute2}(?::\d\d)?"
    r"|{clock}(?= ?(?:hours|hrs|hr|gmt|utc)\b))(?: ?(?:hours|hrs|hr))?(?: ?{zone})?|{noon})"
)
_AT = "(?:" + _CLOCK + ",? )?"
_WEEKDAY = "(?:(?:{weekday}|{weekday_short}),? )?"
_SUFFIX = "(?:st|nd|rd|th)?"
_TO = "(?: ?[-–—/] ?| (?:to|and|or|through|until) )(?:the )?"
_YEAR = "(?:,? ?(?:of |in )?(?:the year )?{year}|,? (?:of )?{year_told}|,? (?:of )?{year_spoken})"
_YEAR_SHORT = r"(?:-| ){yy}(?=\W{0,2}(?:$|[^\w\s]|\n))"
_NO_YEAR = r"(?!,?\s?(?:0\d{3}|\d{5}))"
_DAY_TAIL = "(?:" + _YEAR + "|" + _YEAR_SHORT + "|" + _NO_YEAR + ")" + _PART
_DAY_LEAD = _AT + _PART_OF + _EDGE + _WEEKDAY

_HALF = "(?:(?:-| )and(?:-| )(?:a(?:-| ))?{half})?"
_ABOUT = "(?:(?:only )?{about} )?"
_SOME = "(?:the )?(?:(?:first|last|next|past|following|previous|final|coming|latest|remaining) )?"
_MORE = "(?:(?:more|long|full|whole|consecutive|straight|short|further|additional|previous) )?"
_NOT_OLD = "(?!(?:-| )(?:olds?|of age))"

OPENERS = ("the", "every", "each", "per", "only", "fiscal", "first", "next", "latest", "remaining", "final")
"""The words outside the list that a pattern may begin with."""

PATTERNS: Sequence[tuple[str, Rule]] = (
    # Days of the calendar.
    (r"{year}-{mm}-{dd}(?:(?:t| ){hour}:{minute}(?::\d\d)?(?:\.\d{1,6})?{zone}?)?", rules.iso_day),
    (r"{first}[/.]{second}[/.](?:{year}|{yy})", rules.day_in_figures),
    (
        _DAY_LEAD + "(?:the )?{dd}" + _SUFFIX + _TO + "{dd2}" + _SUFFIX + " (?:of )?{month}" + _DAY_TAIL,
        rules.days,
    ),
    (_DAY_LEAD + "{month} {dd}" + _SUFFIX + _TO + "{dd2}" + _SUFFIX + _DAY_TAIL, rules.days),
    (_DAY_LEAD + "(?:the )?{dd}" + _SUFFIX + "(?: (?:day )?(?:of )?|-){month}" + _DAY_TAIL, rules.day),
    (_DAY_LEAD + "{month}(?: |-)(?:the )?{dd}" + _SUFFIX + _DAY_TAIL, rules.day),
    (_DAY_LEAD + "(?:the )?{ordinal}(?: day)? of {month}" + _DAY_TAIL, rules.day),
    (_DAY_LEAD + "{month} {ordinal}" + _DAY_TAIL, rules.day),
    (_EDGE + "{holiday}(?:,? (?:of )?{year})?" + _PART, rules.holiday),
    # Longer stretches of the calendar.
    (_EDGE + "(?:(?:{pull}|(?:the )?{turn}) )?{month}(?:" + _YEAR + "|" + _NO_YEAR + ")", rules.month),
    (_EDGE + "(?:the )?(?:(?:{pull}|{turn}) )?{season}(?:" + _YEAR + "|" + _NO_YEAR + ")", rules.season),
    (_EDGE + "{year} {season}", rules.season),
    ("(?:the )?(?:fiscal )?{ordinal}(?:-| ){part}(?:" + _YEAR + "|)", rules.part_of_year),
    (_EDGE + "(?:the )?{ordinal}(?:-| ){century}", rules.century),
    (_EDGE + "(?:the )?(?:{decades}|['’]{yy}s|{decade})", rules.decade),
    (_EDGE + "{the_year} {year}", rules.year),
    (_EDGE + "{year}(?:[-–—/]{yy}(?![-–—]))?", rules.year),
    (_EDGE + "['’]{yy}", rules.short_year),
    # Repeated.
    ("(?:every|each) (?:{count} |other )?(?:{length}|{lengths})", rules.every),
    ("(?:every|each|per) {length}", rules.every),
    ("(?:every|each) {weekday}" + _PART, rules.every),
    ("(?:every|each) {daypart}", rules.every),
    ("(?:every|each) {month}", rules.every),
    ("{weekdays}" + _PART, rules.every),
    ("{always}", rules.every),
    # Seen from when it is said, or from the date last told of.
    ("the day {later} {near}", rules.day_after),
    (r"the day {later}(?=\s?[.,;:)\n])", rules.day_after),
    (_AT + _PART_OF + _EDGE + "(?:(?:the )?(?:{pull}|{turn}|{told}) )?{weekday}" + _PART, rules.weekday),
    (_AT + _EDGE + "{near}" + _PART, rules.near_day),
    ("{told} (?:{turn} )?{daypart}", rules.daypart),
    ("(?:the )?{turn} {daypart}", rules.daypart),
    (_EDGE + "{pull} {daypart}", rules.daypart),
    (_ABOUT + "(?:{count}|{vague})" + _HALF + " (?:{unit}|{units}) {ago}", rules.away),
    (_ABOUT + "(?:{count}|{vague}) (?:{unit}|{units}) {hence}", rules.away),
    (_ABOUT + "(?:{count}|{vague})" + _HALF + " (?:{unit}|{units}) {later}", rules.away),
    (_EDGE + "(?:the |{told} )?{turn} {unit}", rules.unit_told),
    (_EDGE + "{told} (?:very )?{unit}", rules.unit_told),
    (_EDGE + "{pull} {unit}", rules.unit_spoken),
    ("{edge} (?:the )?{unit}", rules.unit_spoken),
    # How long.
    (_ABOUT + "(?:{count}|{vague}) " + _MORE + "{lengths}" + _NOT_OLD, rules.duration),
    (_SOME + "(?:{count}|{vague}) " + _MORE + "{lengths}" + _NOT_OLD, rules.duration),
    (_ABOUT + "{count}(?: to | or | ?[-–] ?){count2} {lengths}" + _NOT_OLD, rules.open_duration),
    (_ABOUT + "{count}" + _HALF + "(?: |-){lengths}" + _NOT_OLD, rules.duration),
    (_ABOUT + "{count}" + _HALF + "(?: |-){length}(?:-long)?" + _NOT_OLD, rules.duration),
    ("the (?:past|last|first|final|opening) {length}(?= of)", rules.duration),
    ("the (?:past|coming) {length}", rules.duration),
    (
        "the (?:following|next|past|last|coming|previous|first|early|final|ensuing|succeeding) {lengths}",
        rules.duration,
    ),
    ("{vague}-{length}" + _NOT_OLD, rules.duration),
    ("(?:{length}|{lengths})-long", rules.duration),
    ("{lengths}", rules.bare_duration),
    # Times of day, and the rest.
    (_CLOCK, rules.clock_time),
    ("the {dd}(?:st|nd|rd|th)", rules.day_of_month),
    ("{daypart}", rules.bare_daypart),
    ("{reference}", rules.reference),
)
