"""The English coder: a report in, its claims out. Every answer comes from a module of its own; this one joins them."""

from __future__ import annotations

from functools import cached_property

from reportedly.claims.assemble import assemble
from reportedly.claims.capitals import as_printed, readable
from reportedly.claims.context import Context, countries_of, day_of
from reportedly.claims.first_cut import first_cut
from reportedly.claims.lasting import leave_out_tables
from reportedly.claims.options import CoderOptions
from reportedly.claims.parties.short_forms import ShortForms
from reportedly.claims.places.names_of_others import NamesOfOthers, names_of_others
from reportedly.claims.places.where import find_places
from reportedly.claims.tables.labels import Finders
from reportedly.claims.tables.placed import tables_in, without_tables
from reportedly.claims.tables.rows import with_rows
from reportedly.claims.text.marks import without_marks
from reportedly.claims.text.parse import parse
from reportedly.claims.times.opening import breaks, stated_day
from reportedly.claims.times.when import find_times
from reportedly.claims.voices.who_says import Voices, find_attributions, without_labels
from reportedly.records import Claim, Coding, Report, digest
from reportedly.vocabulary import Party, vocabulary

NAME, VERSION = "reportedly-english", "14"
LANGUAGES = (None, "en")  # a text too short to tell its language is tried


class EnglishCoder:
    """Codes reports in English by vocabulary and parse. Pure: neither clock nor network nor memory of other reports."""

    def __init__(self, options: CoderOptions | None = None) -> None:
        self.options = options or CoderOptions()

    @cached_property
    def id(self) -> str:
        """Digest of the coder's name, version and set-up."""
        return digest(NAME, VERSION, self.options.reading, self.options.label)

    def code(self, report: Report) -> Coding:
        """The claims of a report in the order of its words; not coded, with the reason, if in another language."""
        if report.language not in LANGUAGES:
            return Coding(
                report=report.id, coder=self.id, coded=False, reason=f"language {report.language} is not coded"
            )
        if not first_cut(self.options.reading)(report.text) and not tables_in(report.text):
            return Coding(report=report.id, coder=self.id, coded=True)
        claims = self._claims(report)
        leave_out_tables()
        return Coding(report=report.id, coder=self.id, coded=True, claims=claims)

    def _claims(self, report: Report) -> tuple[Claim, ...]:
        read = self._readable(report)
        tables = tables_in(read)
        context = self.context(report.model_copy(update={"text": without_tables(read, tables)}))
        claims = tuple(assemble(context, self.id, self.options.reading))
        if tables:
            claims = with_rows(context, read, tables, claims, (self._finders(context), self.id))
        if read != report.text:
            claims = tuple(as_printed(claim, read, report.text) for claim in claims)
        return claims

    def as_read(self, report: Report) -> Context:
        """The context of a report as it is coded: passages in capitals in sentence case, marks that are no words and
        the cells of tables left out. No character moves."""
        read = self._readable(report)
        return self.context(report.model_copy(update={"text": without_tables(read, tables_in(read))}))

    def _readable(self, report: Report) -> str:
        return readable(without_marks(report.text), self.options.parties, self.options.gazetteer)

    def _finders(self, context: Context) -> Finders:
        """What finds the places and times of another text read beside a report."""
        gazetteer, others = self.options.gazetteer, self._names_of_others
        return Finders(
            lambda parsed: find_places(parsed, gazetteer, others=others),
            lambda parsed: find_times(parsed, context.today),
        )

    def context(self, report: Report) -> Context:
        """The report parsed, with its times, places and voices found."""
        stated = stated_day(report.text, report.published)
        parsed = parse(report.text, first_cut(self.options.reading), breaks(report, stated))
        today = day_of(report, stated)
        places = find_places(parsed, self.options.gazetteer, others=self._names_of_others)
        countries = countries_of(places)
        book, year = self.options.parties, today.year if today else None

        publisher = book.party(self._publisher(report))
        short = ShortForms(book, parsed.text, publisher.name if publisher is not None else None)

        def party(words: str) -> Party | None:
            named = next(iter(book.resolve(short.in_full(words), countries, year)), None)
            return book.party(named.id) if named is not None else None

        return Context(
            report=report,
            parsed=parsed,
            today=today,
            times=find_times(parsed, today),
            places=places,
            attributions=without_labels(find_attributions(parsed), places, parsed.text),
            countries=countries,
            book=book,
            short_forms=short,
            publisher=publisher,
            voices=self._voices.resolving(party, countries, self._home(report)),
        )

    def _home(self, report: Report) -> str | None:
        """The country whose state publishes a report."""
        known = self._voices.publisher(report.publisher) if report.publisher else None
        return known.countries[0] if known is not None and known.party is not None and known.countries else None

    def _publisher(self, report: Report) -> str | None:
        """The id of the party whose voice a report is."""
        known = self._voices.publisher(report.publisher) if report.publisher else None
        return known.party if known is not None else None

    @cached_property
    def _names_of_others(self) -> NamesOfOthers:
        return names_of_others(self.options.parties.parties.values())

    @cached_property
    def _voices(self) -> Voices:
        return Voices(vocabulary().sources)
