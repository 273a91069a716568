"""Reports and claims: what was read, and what it says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import JSONResponse, Response

from reportedly.answers import Filter, saying, telling
from reportedly.claims.times.opening import own_day
from reportedly.incidents.decided import apply
from reportedly.ledger import Custody, Ledger
from reportedly.records import Claim, Report, Unreadable
from reportedly.reports import ReadOptions, read_paths
from reportedly.reports.originals import Originals
from reportedly.web import shapes, shapes_reports
from reportedly.web.access import Editor, Unseen, User
from reportedly.web.asking import Asking, Paged, Seen, Word, listed
from reportedly.web.audit import note
from reportedly.web.errors import Problem
from reportedly.web.finding import as_coded, claims_found, query_of
from reportedly.web.snapshot import Snapshot

router = APIRouter(tags=["reports"])
MOST_FOUND = 500
LARGEST_UPLOAD = 32 * 2**20
LONGEST_STEM, LONGEST_ENDING = 150, 20  # bytes of a file's name, of which file systems take 255


@router.get("/reports", response_model=shapes.Listed[shapes_reports.ReportHead], responses=shapes.STREAMS)
def reports(request: Request, seen: Seen, page: Paged, unseen: Unseen, text: Word = None) -> Response:
    """Reports, without their texts; `text`: those that hold all these words, best first."""
    if text:
        try:
            chosen = [report.id for report in seen.answers.search(text, MOST_FOUND)]
        except ValueError as error:
            raise Problem(422, str(error), "text") from error
    else:
        chosen = seen.once("report ids", seen.ledger.report_ids)
    chosen = [identity for identity in chosen if identity not in unseen] if unseen else chosen
    return listed(request, page, chosen, lambda part: _heads(seen, part))


def _heads(seen: Snapshot, identities: Sequence[str]) -> Iterator[dict[str, Any]]:
    found = seen.ledger.reports_by_id(identities)
    return (_head(found[name]) for name in identities if name in found)


def _head(report: Report) -> dict[str, Any]:
    kept = {"id", "title", "publisher", "published", "url", "language", "origin"}
    plain = {**report.model_dump(mode="json", include=kept), "words": len(report.text.split())}
    return {**plain, "origin": report.origin.replace("\\", "/").rsplit("/", 1)[-1]}  # folders are nobody's business


@router.get("/reports/{identity}", response_model=shapes_reports.ReportWhole)
def report(seen: Seen, identity: str, unseen: Unseen) -> JSONResponse:
    """One report with its text, its claims as they were decided, and how it came here."""
    found = seen.ledger.report(identity)
    if found.id in unseen:
        raise Problem(404, f"there is no report '{identity}'")
    custody = seen.ledger.custody(found.id)
    ((_, claims),) = apply([(found, seen.ledger.claims_of(found.id))], seen.answers.decided)
    return JSONResponse(
        {
            "report": {**found.model_dump(mode="json"), **_head(found)},
            "claims": [_told(claim, found) for claim in claims],
            "custody": custody.model_dump(mode="json", exclude={"collected_by"}),
        }
    )


@router.get("/claims", response_model=shapes.Listed[shapes_reports.ClaimLine], responses=shapes.STREAMS)
def claims(request: Request, seen: Seen, asked: Asking, page: Paged) -> Response:
    """Claims, each with a line in plain English."""
    chosen = seen.kept(("claims", asked), lambda: _chosen(seen, asked))
    return listed(request, page, chosen, lambda part: _claims(seen, part))


def _chosen(seen: Snapshot, asked: Filter) -> list[str]:
    if as_coded(seen) and asked.party is None and asked.publisher is None:
        hidden = {claim.id for report in seen.asked.unseen for claim in seen.ledger.claims_of(report)}
        return [name for name in seen.ledger.claim_ids(query_of(seen, asked)) if name not in hidden]
    return [claim.id for claim in claims_found(seen, asked)]


def _claims(seen: Snapshot, identities: Sequence[str]) -> Iterator[dict[str, Any]]:
    found = seen.ledger.claims_by_id(identities)
    texts = seen.ledger.reports_by_id(sorted({claim.report for claim in found.values()}))
    for name in identities:
        if name in found:
            report = texts[found[name].report]
            ((_, decided),) = apply([(report, (found[name],))], seen.answers.decided)
            yield from (_told(claim, report) for claim in decided)


def _told(claim: Claim, report: Report) -> dict[str, Any]:
    lines = {"line": saying.summary(claim), "chain": telling.chain(claim, report)}
    return {**claim.model_dump(mode="json", exclude={"trace"}), **lines}


@router.get("/claims/{identity}", response_model=shapes_reports.ClaimWhole)
def claim(seen: Seen, identity: str, unseen: Unseen) -> JSONResponse:
    """One claim of whichever coding, as it was coded, and why it was coded so."""
    found = seen.ledger.claim(identity)
    if found.report in unseen:
        raise Problem(404, f"there is no claim '{identity}'")
    report = seen.ledger.report(found.report)
    why = [{"depth": depth, "text": text} for depth, text in telling.reasons(found, report)]
    return JSONResponse({"claim": _told(found, report), "report": _head(report), "why": why})


@router.post("/reports", status_code=201, response_model=shapes_reports.TakenIn)
def upload(
    request: Request,
    file: Annotated[UploadFile, File()],
    user: Annotated[User, Depends(Editor)],
    published: Annotated[date | None, Form()] = None,
    publisher: Annotated[str | None, Form(max_length=200)] = None,
) -> JSONResponse:
    """Takes in a file of reports, through the same readers and limits as the command line."""
    ledger: Ledger = request.app.state.snapshots.ledger
    raw = file.file.read(LARGEST_UPLOAD + 1)
    if len(raw) > LARGEST_UPLOAD:
        raise Problem(413, f"a file may have {LARGEST_UPLOAD // 2**20} MB at most", "file")
    today = datetime.now(UTC).date()
    options = ReadOptions(published=published, publisher=publisher, today=today, own_day=own_day)
    added, known, refused = [], 0, []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _plain(file.filename or "report.txt")
        path.write_bytes(raw)
        originals = Originals([Path(folder)])
        for found in read_paths([path], options):
            if isinstance(found, Unreadable):
                told = originals.inside(found)
                ledger.refuse(told, datetime.now(UTC))
                refused.append(told.message)
            elif ledger.known(found.raw_sha256):
                known += 1
            elif _keep(request, originals.inside(found), originals.of(found), user):
                added.append(found.id)
            else:
                known += 1  # somebody else was quicker
    note(request, user.name, f"took in {len(added)}, refused {len(refused)} reports: {' '.join(added)}".rstrip(": "))
    if refused and not added and not known:
        raise Problem(415, refused[0], "file")
    return JSONResponse({"added": added, "known": known, "refused": refused}, 201)


def _plain(name: str) -> str:
    """A file's name without anything that could lead elsewhere, no longer than file systems take."""
    kept = "".join(c if c.isalnum() or c in "._- " else "_" for c in name.replace("\\", "/").rsplit("/", 1)[-1])
    stem, dot, ending = kept.lstrip(".").rpartition(".")
    short = f"{_cut(stem, LONGEST_STEM)}{dot}{_cut(ending, LONGEST_ENDING)}" if stem else _cut(ending, LONGEST_STEM)
    return short.strip() or "report.txt"


def _cut(text: str, most: int) -> str:
    """The beginning of a text, at most so many bytes of UTF-8."""
    return text.encode()[:most].decode(errors="ignore")


def _keep(request: Request, report: Report, raw: bytes, user: User) -> bool:
    ledger: Ledger = request.app.state.snapshots.ledger
    coding = request.app.state.coder().code(report)
    custody = Custody(collected_at=datetime.now(UTC), collection_method="upload", collected_by=user.name)
    return ledger.add(report, raw, coding, custody)
