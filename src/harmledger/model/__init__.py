"""The ground floor: the words of the field as frozen, typed records, and the controlled lists."""

from harmledger.model.account import (
    Account,
    Actor,
    Count,
    EventDate,
    EventPlace,
    Means,
    Totals,
    Victim,
)
from harmledger.model.claim import Claim
from harmledger.model.count_range import CountRange
from harmledger.model.date_interval import DateInterval
from harmledger.model.decision import Decision
from harmledger.model.incident import (
    Assessment,
    Concession,
    CorroborationStep,
    Disagreement,
    Figure,
    Figures,
    Grade,
    Group,
    Lineage,
    Link,
    Origin,
    Party,
    Side,
    Step,
    StrikeStatus,
)
from harmledger.model.message import Message, Value, say, told_by
from harmledger.model.place import Place, Toponym
from harmledger.model.reading import Entity, Reading, TimeExpression
from harmledger.model.report import Derivation, Original, Report
from harmledger.model.span import Span

__all__ = [
    "Account",
    "Actor",
    "Assessment",
    "Claim",
    "Concession",
    "CorroborationStep",
    "Count",
    "CountRange",
    "DateInterval",
    "Decision",
    "Derivation",
    "Disagreement",
    "Entity",
    "EventDate",
    "EventPlace",
    "Figure",
    "Figures",
    "Grade",
    "Group",
    "Lineage",
    "Link",
    "Means",
    "Message",
    "Origin",
    "Original",
    "Party",
    "Place",
    "Reading",
    "Report",
    "Side",
    "Span",
    "Step",
    "StrikeStatus",
    "TimeExpression",
    "Toponym",
    "Totals",
    "Value",
    "Victim",
    "say",
    "told_by",
]
