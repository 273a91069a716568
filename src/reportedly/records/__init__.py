"""The frozen records that flow through the house. They know the vocabulary and nothing else."""

from reportedly.records.base import Record, Term, digest
from reportedly.records.claim import (
    Claim,
    Coding,
    Evidence,
    Participant,
    PartyReference,
    Place,
    Source,
    Step,
    Toll,
    Weapon,
    When,
)
from reportedly.records.decision import Decision, DecisionKind
from reportedly.records.incident import Dispute, Estimate, Incident
from reportedly.records.origins import message_without_folders, without_folders
from reportedly.records.report import Report, Unreadable

__all__ = [
    "Claim",
    "Coding",
    "Decision",
    "DecisionKind",
    "Dispute",
    "Estimate",
    "Evidence",
    "Incident",
    "Participant",
    "PartyReference",
    "Place",
    "Record",
    "Report",
    "Source",
    "Step",
    "Term",
    "Toll",
    "Unreadable",
    "Weapon",
    "When",
    "digest",
    "message_without_folders",
    "without_folders",
]
