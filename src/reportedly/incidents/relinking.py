"""Draws claims together again after some reports were added, coded anew or taken out: only what these touch.

What comes of it is what linking everything from nothing gives. A pair is looked at, and scored, by nothing but its two
units, how many tell of their places and days, which texts are copies of one, and who stands near them under a key. So
from what was put in and taken out it is known which pairs may be judged otherwise than before; what is so tied that it
may be one incident, and holds such a pair, is drawn together anew, whole; all else stays as it is. Only where the
reports change that were published first, by which it is told how rare a word is, everything is scored anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from reportedly.incidents.blocks import Blocks, Entries, in_order, put_behind, some_at_once
from reportedly.incidents.candidates import (
    REACH,
    WORD,
    Pairs,
    copy_key,
    has_timeless,
    months_of,
    possible,
    reach_of,
    timed_keys,
    word_key,
)
from reportedly.incidents.columns import Columns, Flags, Numbers, Places, Ragged, unique
from reportedly.incidents.copies import Papers
from reportedly.incidents.crowds import bustle, crowds
from reportedly.incidents.grouping import group, tied
from reportedly.incidents.lookup import Keys, among
from reportedly.incidents.nearby import under_near
from reportedly.incidents.numbering import number
from reportedly.incidents.options import LinkOptions
from reportedly.incidents.scores import score_pairs
from reportedly.incidents.sheets import Sheet, put_together, rows_together
from reportedly.incidents.units import Filed
from reportedly.incidents.weighing import Given, columns, located, rarest
from reportedly.incidents.workings import Workings, family_of, linked, read, sampled

MOST_TOUCHED = 0.25  # of all units; where more are put in or taken out, everything is linked


class _Keyed(NamedTuple):
    """What keys rest on."""

    windows: Ragged
    spots: Ragged
    places: Places
    tolls: Ragged


@dataclass(frozen=True)
class Added:
    """By what the workings differ from those before: the units and reports that were put behind the others, and which
    of those before were kept."""

    sheet: Sheet
    rare: Ragged
    papers: Papers
    units_kept: Flags
    papers_kept: Flags


@dataclass(frozen=True)
class Relinked:
    """The workings after a change. `made`: the claims of each incident that may not have been there before, or whose
    claims, or whose reports' originals, are others than before; `gone`: those of each incident that no longer is;
    `added`: nothing where all was linked anew."""

    workings: Workings
    made: tuple[tuple[str, ...], ...]
    gone: tuple[tuple[str, ...], ...]
    added: Added | None = None


def relinked(before: Workings, left_out: Set[str], filed: Iterable[Filed], options: LinkOptions) -> Relinked:
    """`before` without the reports of some ids and with those that are `filed`, which are new or among those left out.

    `options` may differ from those that were before only in their decisions, and only on claims of reports that are
    filed or left out.
    """
    sheet, found = read(filed, options)
    numbers = unique(np.array([number(one) for one in left_out], dtype=np.int64))
    kept = ~np.isin(before.sheet.plain["report"], numbers)
    whole = put_together([before.sheet, sheet])
    after = np.concatenate((kept, np.ones(len(sheet), dtype=bool)))
    papers_kept = np.array([one not in left_out for one in before.papers.ids], dtype=bool)
    papers = before.papers.taken(papers_kept).with_more(found.papers())
    now = whole if kept.all() else whole.taken(np.flatnonzero(after))
    touched, first = whole.plain["identity"][~after], sampled(before.sheet)
    many = len(sheet) + len(touched) > MOST_TOUCHED * len(before)
    if many or sampled(now) != first or not set(touched.tolist()).isdisjoint(first):
        return _anew(before, linked(now, papers, options))
    change = _Change(before, whole, after)
    made = change.made(now, papers, options)
    added = Added(sheet, change.rare.taken(np.arange(len(before), len(whole))), found.papers(), kept, papers_kept)
    return replace(made, added=added)


def _anew(before: Workings, after: Workings) -> Relinked:
    return Relinked(after, tuple(after.told()), tuple(before.told()))


class _Change:
    """All units of before and after, with what was and is true of each. Positions here are rows of `whole`."""

    def __init__(self, before: Workings, whole: Sheet, after: Flags) -> None:
        self.was, self.whole, self.after = before, whole, after
        self.many, new = len(whole), len(whole) - len(before)
        self.before = np.arange(self.many) < len(before)
        self.order, self.position = whole.order(), np.empty(self.many, dtype=np.int64)
        self.position[self.order] = np.arange(self.many)
        added = whole.taken(np.arange(len(before), self.many))
        self.rare = rows_together([before.rare, rarest(added.tables["words"], before.rarity.words)])
        self.family = np.concatenate((before.family, np.zeros(new, dtype=np.int64)))
        self.crowd = np.concatenate((before.crowd, np.zeros(new, dtype=np.int64)))
        self.busy = np.concatenate((before.busy, np.zeros(new, dtype=np.int64)))
        self.component = np.concatenate((before.component, np.arange(new) + before.component.max(initial=-1) + 1))
        self.months = months_of(whole.tables["windows"])
        self.timeless = has_timeless(whole.tables["windows"])
        self.group = np.concatenate((before.group, np.arange(new) + before.group.max(initial=-1) + 1))

    def made(self, now: Sheet, papers: Papers, options: LinkOptions) -> Relinked:
        rows = np.flatnonzero(self.after)
        moved = self._moved(now, rows, papers)
        redone = self._redone(moved, options)
        labels = self._draw(redone, options)
        changed = self._changed(redone, labels)
        workings = Workings(
            now, papers, self.was.rarity, self.rare.taken(rows) if len(rows) < self.many else self.rare,
            self.family[rows], self.crowd[rows], self.busy[rows], self.component[rows], self.group[rows],
        )  # fmt: skip
        made = [claims for _, claims in workings.told_by(np.flatnonzero(np.isin(self.group[rows], changed[0])))]
        gone = [claims for _, claims in self.was.told_by(np.flatnonzero(np.isin(self.was.group, changed[1])))]
        return Relinked(workings, tuple(made), tuple(gone))

    def _moved(self, now: Sheet, rows: Numbers, papers: Papers) -> Flags:
        """Sets what is now true of families and crowds; which units are new or see one of these changed."""
        self.old_family = self.family.copy()
        spots, places = located(now.tables["spots"], now.landmarks)
        family, crowd = family_of(now, papers), crowds(now.tables["windows"], spots, places)
        busy = bustle(now.tables["windows"], spots, places)
        moved = ~self.before
        moved[rows] |= (self.family[rows] != family) | (self.crowd[rows] != crowd) | (self.busy[rows] != busy)
        self.renamed = np.zeros(self.many, dtype=bool)
        self.renamed[rows] = self.family[rows] != family
        self.family[rows], self.crowd[rows], self.busy[rows] = family, crowd, busy
        return moved

    def _blocks(self, some: Flags) -> Blocks:
        """The blocks that some units stand in, or stood in, with all that do or did as far as they lie near."""
        rows, near = np.flatnonzero(some), some | ~self.after
        times = unique(np.concatenate([keys for _, keys in self._timed_keys(rows)]))
        words = unique(self.rare.taken(rows).columns[0])
        texts = unique(np.concatenate((self.family[rows], self.old_family[rows])))
        found = put_behind(
            (self._timed(rows, times), len(times)),
            (self._worded(words, near), len(words)),
            (self._copied(texts), len(texts)),
        )
        reach = reach_of(np.concatenate((times, word_key(words), copy_key(texts))))
        return Blocks(found, reach, self.position, near)

    def _timed(self, rows: Numbers, keys: Numbers) -> Entries:
        """All units under some keys that hold times, which are those of some units."""
        begins, ends = self.months
        held = np.zeros(int(ends.max(initial=0)) + 2, dtype=np.int64)
        np.add.at(held, begins[rows], 1)
        np.add.at(held, ends[rows] + 1, -1)
        seen = np.concatenate(([0], np.cumsum(np.cumsum(held) > 0)))
        near = np.flatnonzero((seen[ends + 1] > seen[begins]) | self.timeless)
        unit, key = (np.concatenate(column) for column in zip(*self._timed_keys(near), strict=True))
        at, which = among(key, keys)
        return Entries(unit[at], which, self.before[unit[at]], self.after[unit[at]])

    def _worded(self, words: Keys, near: Flags) -> Entries:
        """Units under some words, at least those that near ones meet under them."""
        unit, which = under_near(self.rare, words, self.order, near, REACH[WORD])
        return Entries(unit, which, self.before[unit], self.after[unit])

    def _copied(self, texts: Numbers) -> Entries:
        """All units that are, or were, told in copies of some texts."""
        now, which = among(self.family, texts)
        moved = np.flatnonzero(self.family != self.old_family)
        once, which_once = among(self.old_family[moved], texts)
        once = moved[once]
        none, stays = np.zeros(len(once), dtype=bool), self.family[now] == self.old_family[now]
        return Entries(
            np.concatenate((now, once)),
            np.concatenate((which, which_once)),
            np.concatenate((self.before[now] & stays, self.before[once])),
            np.concatenate((self.after[now], none)),
        )

    def _timed_keys(self, rows: Numbers) -> list[Pairs]:
        tables = {name: self.whole.tables[name].taken(rows) for name in ("windows", "spots", "tolls")}
        spots, places = located(tables["spots"], self.whole.landmarks)
        keyed = _Keyed(tables["windows"], spots, places, tables["tolls"])
        return [(rows[unit], key) for unit, key in timed_keys(keyed)]

    def _redone(self, moved: Flags, options: LinkOptions) -> Flags:
        """The units whose component may not be what it was: all of each such component."""
        touched = moved | ~self.after
        blocks = self._blocks(touched)
        lost, gained = blocks.turned()
        fresh = blocks.pairs_with(moved & self.after)
        strong = self._strong((np.concatenate((fresh[0], gained[0])), np.concatenate((fresh[1], gained[1]))), options)
        ends = [unit[self._tied(pair)] for pair in (lost, gained) for unit in pair]
        labels = unique(np.concatenate([self.component[touched], *(self.component[one] for one in (*ends, *strong))]))
        return self._with_decided(labels, options)

    def _tied(self, pairs: Pairs) -> Flags:
        found: Flags = self.component[pairs[0]] == self.component[pairs[1]]
        return found

    def _with_decided(self, labels: Numbers, options: LinkOptions) -> Flags:
        """All units of some components, and of those that people's decisions bring together with them."""
        named = {claim for pair in options.same for claim in pair}
        claims = enumerate(self.whole.claims) if named else ()
        at = {c: i for i, own in claims if self.after[i] for c in own if c in named}
        held = [(at[a], at[b]) for a, b in options.same if {a, b} <= at.keys()]
        ties = [(int(self.component[i]), int(self.component[j])) for i, j in held]
        found, grown = set(labels.tolist()), True
        while grown:
            more = {one for tie in ties for one in tie if not found.isdisjoint(tie)} - found
            found |= more
            grown = bool(more)
        redone: Flags = np.isin(self.component, np.array(sorted(found), dtype=np.int64)) & self.after
        return redone

    def _columns(self, rows: Numbers) -> Columns:
        """The columns of some units, which stand in order."""
        given = Given(self.family[rows], self.was.rarity, self.crowd[rows], self.busy[rows], self.rare.taken(rows))
        return columns(self.whole.taken(rows), given)

    def _ordered(self, rows: Numbers) -> Numbers:
        return rows[np.argsort(self.position[rows])]

    def _within(self, rows: Numbers, pairs: Pairs) -> tuple[Columns, Pairs]:
        """The columns of some units and the pairs as positions among these, those left out that cannot be."""
        place = np.empty(self.many, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        units = self._columns(rows)
        one, two = in_order((place[pairs[0]], place[pairs[1]]), len(rows))
        kept = possible(units, one, two)
        return units, (one[kept], two[kept])

    def _strong(self, pairs: Pairs, options: LinkOptions) -> list[Numbers]:
        """The units of those pairs that may begin an incident."""
        rows = self._ordered(unique(np.concatenate(pairs)))
        units, pairs = self._within(rows, pairs)
        found = [np.zeros(0, dtype=np.int64)]
        for one, two in some_at_once(pairs):
            score, never = score_pairs(units, one, two)
            held = ~never & tied(units, (one, two), score.astype(np.float32), options.threshold)
            found += [rows[one[held]], rows[two[held]]]
        return found

    def _draw(self, redone: Flags, options: LinkOptions) -> Numbers:
        """Draws the units together anew that are to be redone; the labels of the incidents they were in before."""
        rows = self._ordered(np.flatnonzero(redone))
        old = unique(self.group[(redone | ~self.after) & self.before])
        blocks = self._blocks(redone)
        units, pairs = self._within(rows, blocks.pairs_among(redone))
        found = group(units, options, some_at_once(pairs))
        self.old_group = self.group.copy()
        self.component[rows] = found.component + self.component.max(initial=-1) + 1
        fresh = self.group.max(initial=-1) + 1
        for n, members in enumerate(found.groups):
            self.group[rows[members]] = fresh + n
        return old

    def _changed(self, redone: Flags, old: Numbers) -> tuple[Numbers, Numbers]:
        """The labels of the incidents that are others now, and of those that are no more."""
        fresh = unique(self.group[redone])
        same_new, same_old = self._same(redone, fresh, old)
        return fresh[~np.isin(fresh, same_new)], old[~np.isin(old, same_old)]

    def _same(self, redone: Flags, fresh: Numbers, old: Numbers) -> tuple[Numbers, Numbers]:
        """Labels, new and old, of incidents whose accounts are the same, none of them new and of the same originals."""
        held = redone & self.before
        rows = np.flatnonzero(held)
        pairs = unique(np.searchsorted(fresh, self.group[rows]) * len(old) + np.searchsorted(old, self.old_group[rows]))
        new_of, old_of = np.divmod(pairs, max(len(old), 1))
        whole_new = np.bincount(new_of, minlength=len(fresh))
        whole_old = np.bincount(old_of, minlength=len(old))
        bad_new, bad_old = np.zeros(len(fresh), dtype=bool), np.zeros(len(old), dtype=bool)
        bad_new[np.searchsorted(fresh, self.group[redone & (~self.before | self.renamed)])] = True
        bad_old[np.searchsorted(old, self.old_group[self.before & ~self.after])] = True
        kept = (whole_new[new_of] == 1) & (whole_old[old_of] == 1) & ~bad_new[new_of] & ~bad_old[old_of]
        return fresh[new_of[kept]], old[old_of[kept]]
