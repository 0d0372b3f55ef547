"""From an original to its reports: one module a format."""

from harmledger.intake.guard import Guard
from harmledger.intake.records import Intake, Member, Refusal
from harmledger.intake.sniffing import media_type
from harmledger.intake.taking import take_in
from harmledger.intake.walk import Found, walk

__all__ = ["Found", "Guard", "Intake", "Member", "Refusal", "media_type", "take_in", "walk"]
