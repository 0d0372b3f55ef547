"""How English words its times: patterns over the word list `lexicons/en/times.toml`, and the rule of each.

Earlier patterns win. What stands in braces is a slot (see `words`); a space is a gap between words.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.reading.times import clock, dates, deixis, islamic, lengths
from harmledger.reading.times.grammar import Language, Rule

_EDGE = "(?:{edge}(?: |-)?(?:the )?)?"
_PART_OF = "(?:(?:the )?(?:early )?{daypart2} (?:hours )?(?:of|on) )?"
_PART = "(?: (?:at )?{daypart})?"
_CLOCK = (
    r"(?:(?:{hour}(?:[:.]{minute}(?::\d\d)?)? ?{meridiem}|{hour2}:{minute2}(?::\d\d)?"
    r"|{clock} ?(?:{hours}|(?={zone2}))) ?{hours2}?(?: ?{zone})?|{noon})"
)
_AT = "(?:" + _CLOCK + ",? )?"
_WEEKDAY = "(?:(?:{weekday}|{weekday_short}),? )?"
_TO = "(?: ?[-–—/] ?| (?:to|and|or|through|until) )(?:the )?"
_YEAR = "(?:,? ?(?:of |in )?(?:the year )?{year}|,? (?:of )?{year_told}|,? (?:of )?{year_spoken})"
_YEAR_SHORT = r"(?:-| ){yy}(?=\W{0,2}(?:$|[^\w\s]|\n))"
_NO_YEAR = r"(?!,?\s?(?:0\d{3}|\d{5}))"
_DAY_TAIL = "(?:" + _YEAR + "|" + _YEAR_SHORT + "|" + _NO_YEAR + ")" + _PART
_HIJRI_YEAR = "(?:,? (?:of )?{year}(?: {ah})?)?"
_DAY_LEAD = _AT + _PART_OF + _EDGE + _WEEKDAY

_FIRST, _LAST = "(?:the )?{dd}{suffix}?" + _TO, "{dd2}{suffix2}? (?:of )?{month}"

_HALF = "(?:(?:-| )and(?:-| )(?:a(?:-| ))?{half})?"
_ABOUT = "(?:(?:only )?{about} )?"
_SOME = "(?:the )?(?:(?:first|last|next|past|following|previous|final|coming|latest|remaining) )?"
_MORE = "(?:(?:more|long|full|whole|consecutive|straight|short|further|additional|previous) )?"
_NOT_OLD = "(?!(?:-| )(?:olds?|of age))"

_OPENERS = ("the", "every", "each", "per", "only", "fiscal", "first", "next", "latest", "remaining", "final")
_PATTERNS: Sequence[tuple[str, Rule]] = (
    # Days of the calendar.
    (r"{year}[-/]{mm}[-/]{dd}(?:(?:t| ){hour}:{minute}(?::\d\d)?(?:\.\d{1,6})?{zone}?)?", dates.iso_day),
    (r"{first}[/.]{second}[/.](?:{year}|{yy})", dates.day_in_figures),
    ("{weekday}" + _TO + "{weekday2},? " + _FIRST + _LAST + _DAY_TAIL, dates.weekdays_and_days),
    (_DAY_LEAD + _FIRST + "(?:{weekday2},? )?" + _LAST + _DAY_TAIL, dates.days),
    (_DAY_LEAD + "(?:{pull} )?{month} {dd}{suffix}?" + _TO + "{dd2}{suffix2}?" + _DAY_TAIL, dates.days),
    (_DAY_LEAD + "(?:the )?{dd}{suffix}?" + "(?: (?:day )?(?:of )?|-){month}" + _DAY_TAIL, dates.day),
    (_DAY_LEAD + "(?:{pull} )?{month}(?: |-)(?:the )?{dd}{suffix}?" + _DAY_TAIL, dates.day),
    (_DAY_LEAD + "(?:the )?{ordinal}(?: day)? of {month}" + _DAY_TAIL, dates.day),
    (_DAY_LEAD + "(?:{pull} )?{month} {ordinal}" + _DAY_TAIL, dates.day),
    (_DAY_LEAD + "(?:the )?(?:{dd}{suffix}?|{ordinal})(?: of)? {hijri_month}" + _HIJRI_YEAR, islamic.day),
    (_DAY_LEAD + "{hijri_month} {dd}{suffix}?" + _HIJRI_YEAR, islamic.day),
    (_EDGE + "(?:{pull} )?(?:{the_month} )?{hijri_month}" + _HIJRI_YEAR, islamic.month),
    ("{hijri_year} {ah}", islamic.year),
    (_EDGE + "{holiday}(?:,? (?:of )?{year})?" + _PART, dates.holiday),
    # Longer stretches of the calendar.
    (_EDGE + "(?:(?:{pull}|(?:the )?{turn}) )?{month}(?:" + _YEAR + "|" + _NO_YEAR + ")", dates.month),
    (_EDGE + "(?:the )?(?:(?:{pull}|{turn}) )?{season}(?:" + _YEAR + "|" + _NO_YEAR + ")", dates.season),
    (_EDGE + "{year} {season}", dates.season),
    ("(?:the )?{year} {ordinal}(?:-| ){part}", dates.part_of_year),
    ("(?:the )?(?:fiscal )?{ordinal}(?:-| ){part}(?:" + _YEAR + "|)", dates.part_of_year),
    ("the {latter} {part}" + _YEAR, dates.part_of_year),
    (_EDGE + "(?:the )?{ordinal}(?:-| ){century}", dates.century),
    (_EDGE + "(?:the )?(?:{decades}|['’]{yy}s|{decade})", dates.decade),
    (_EDGE + "{the_year} {year}", dates.year),
    (r"(?<=\bat\s){clock}(?![-–/\w])(?! ?(?:{hours3}|{zone3}))", clock.after_at),
    (
        r"(?<![a-z]-)" + _EDGE + r"{year}(?!-\d\d-)(?! ?{zone4}\b)(?:[-–—/]{yy}(?![-–—]))?",
        dates.year,
    ),
    (_EDGE + "['’]{yy}", dates.short_year),
    # Repeated.
    ("(?:every|each) (?:{count} )?(?:{length}|{lengths})", lengths.every),
    ("(?:every|each|per) {length}", lengths.every),
    ("(?:every|each) {weekday}" + _PART, lengths.every),
    ("(?:every|each) {daypart}", lengths.every),
    ("(?:every|each) {month}", lengths.every),
    ("{weekdays}(?: {daypart})?|{weekday} {dayparts}", lengths.every),
    ("{always}", lengths.every),
    # Seen from when it is said, or from the date last told of.
    ("the day {later} {near}", deixis.day_after),
    (r"the day {later}(?=\s?[.,;:)\n])", deixis.day_after),
    (_AT + _PART_OF + _EDGE + "(?:(?:the )?(?:{pull}|{turn}|{told}) )?{weekday}" + _PART, deixis.weekday),
    ("the {weekend}", deixis.weekend),
    (_AT + _EDGE + "{near}" + _PART, deixis.near_day),
    ("{told} (?:{turn} )?{daypart}", deixis.daypart),
    ("(?:the )?{turn} {daypart}", deixis.daypart),
    (_EDGE + "{pull} {daypart}", deixis.daypart),
    (_ABOUT + "(?:{count}|{vague})" + _HALF + " (?:{unit}|{units}) {ago}", deixis.away),
    (_ABOUT + "(?:{count}|{vague}) (?:{unit}|{units}) {hence}", deixis.away),
    (_ABOUT + "(?:{count}|{vague})" + _HALF + " (?:{unit}|{units}) {later}", deixis.away),
    (_EDGE + "(?:the |{told} )?{turn} {unit}", deixis.unit_told),
    (_EDGE + "{told} (?:very )?{unit}", deixis.unit_told),
    (_EDGE + "{pull} {unit}", deixis.unit_spoken),
    ("{edge} (?:the )?{unit}", deixis.unit_spoken),
    # Times of day.
    (_CLOCK, clock.clock_time),
    ("{daypart_told}|{daypart_spoken}", clock.lone_daypart),
    # How long.
    (_ABOUT + "(?:{count}|{vague}) " + _MORE + "{lengths}" + _NOT_OLD, lengths.duration),
    (_SOME + "(?:{count}|{vague}) " + _MORE + "{lengths}" + _NOT_OLD, lengths.duration),
    (_ABOUT + "{count}(?: to | or | ?[-–] ?){count2} {lengths}" + _NOT_OLD, lengths.open_duration),
    (_ABOUT + "{count}" + _HALF + "(?: |-){lengths}" + _NOT_OLD, lengths.duration),
    (_ABOUT + "{count}" + _HALF + "(?: |-){length}(?:-long)?" + _NOT_OLD, lengths.duration),
    ("the (?:past|last|first|final|opening) {length}(?= of)", lengths.duration),
    ("the (?:past|coming) {length}", lengths.duration),
    (
        "the (?:following|next|past|last|coming|previous|first|early|final|ensuing|succeeding) {lengths}",
        lengths.duration,
    ),
    ("{vague}-{length}" + _NOT_OLD, lengths.duration),
    ("(?:{length}|{lengths})-long", lengths.duration),
    ("{lengths}", lengths.bare_duration),
    # What only its surroundings make a time.
    ("the {dd}{suffix}", dates.day_of_month),
    ("{daypart}", clock.any_daypart),
    ("{reference}", deixis.reference),
)

ENGLISH = Language(patterns=_PATTERNS, openers=_OPENERS, before=r"(?<![\w$£€#])")
