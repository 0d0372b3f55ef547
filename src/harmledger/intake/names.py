"""What the names of outlets and of public bodies look like: "ISLAND HERALD", "Ministry of Health"."""

from __future__ import annotations

import re

_LONGEST = 80
_WORDS = 8
_MEDIA = (
    r"Agency|Broadcasting|Chronicle|Courier|Daily|Digest|Gazette|Guardian|Herald|Independent|Journal|Mail|Media|"
    r"Monitor|Network|News|Observer|Online|Post|Press|Radio|Research|Review|Standard|Star|Telegraph|Times|Today|"
    r"Tribune|TV|Wire"
)
_ARABIC_MEDIA = r"(?:وكالة|صحيفة|جريدة|قناة|إذاعة|راديو|تلفزيون|شبكة|صوت|موقع)"
_OUTLET = re.compile(
    rf"[A-Z]{{3,8}}|(?:[A-Z][\w’'-]*\s){{0,4}}(?i:{_MEDIA})|(?:Voice|VOICE)\s(?:of|OF)(?:\s\w+){{1,3}}|"
    rf"{_ARABIC_MEDIA}(?:\s\w+){{1,3}}"
)
_BODIES = (
    r"Administration|Agency|Alliance|Army|Association|Authority|Battalion|Board|Brigades?|Bureau|Cent(?:er|re)|"
    r"Coalition|Command|Commission|Committee|Corps|Council|Court|Crescent|Department|Directorate|Embassy|"
    r"Federation|Forces?|Foundation|Front|Government|Guards?|Headquarters|Hospital|Institute|League|Militia|"
    r"Ministry|Mission|Monitor|Movement|Network|Observatory|Office|Organi[sz]ation|Party|Police|Presidency|"
    r"Red\sCross|Secretariat|Service|Society|Spokes(?:man|person|woman)|Union|United\sNations|University"
)
_ARABIC_BODIES = (
    r"(?:وزارة|مكتب|قوات|القوات|الجيش|جيش|الجبهة|هيئة|الهيئة|لجنة|اللجنة|مجلس|المجلس|بعثة|منظمة|جمعية|مديرية|"
    r"مستشفى|حكومة|رئاسة|مرصد|المرصد|مركز|الهلال\sالأحمر|الدفاع\sالمدني)"
)
_BODY = re.compile(
    rf"(?:[^\s,]+\s){{0,5}}(?i:{_BODIES})(?:\s(?i:of|for|on|in)\s.+)?|{_ARABIC_BODIES}(?:\s\w+){{0,3}}"
)
_FURNITURE = {
    *("BREAKING", "EMAIL", "LIVE", "MENU", "NEWS", "PHOTOS", "PRINT", "SHARE", "TWEET", "UPDATE", "UPDATED"),
    *("URGENT", "VIDEO", "WATCH"),
}
"""Words in capitals that stand where an outlet's letters may."""

_SMALL_WORDS = {"of", "the", "and", "for", "to", "in", "on", "at", "de", "al", "&"}
_NO_NAME = re.compile(r"[\d.:;!?\"“”|()\[\]]")


def is_outlet(words: str) -> bool:
    """Whether `words` are an outlet's name: letters like KPA, or a name that says that it is one."""
    return len(words) <= _LONGEST and words not in _FURNITURE and _OUTLET.fullmatch(words) is not None


def is_body(words: str) -> bool:
    """Whether `words` are the name of an outlet or of a public body."""
    return is_name(words) and (is_outlet(words) or _BODY.fullmatch(words) is not None)


def is_name(words: str) -> bool:
    """Whether `words` are written as a name is: a few words, capitalised where their script has capitals."""
    parts = words.split()
    return (
        0 < len(parts) <= _WORDS
        and len(words) <= _LONGEST
        and not _NO_NAME.search(words)
        and not parts[0][0].islower()
        and all(not part[0].islower() or part in _SMALL_WORDS for part in parts)
    )
