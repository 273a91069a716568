"""Places of a report, looked up by where they stand."""

from reportedly.claims.findings.mentions import PlaceMention, places_in


class Row(list):
    """A row that counts how often one of its items is looked at."""

    looks = 0

    def __getitem__(self, at):
        self.looks += 1 if isinstance(at, int) else len(range(*at.indices(len(self))))
        return super().__getitem__(at)


def test_the_places_that_begin_in_a_stretch_are_found_without_going_over_all():
    row = Row(PlaceMention(at, at + 4, "Karm", None) for at in range(0, 500_000, 10))
    assert [mention.start for mention in places_in(row, 4_000, 4_030)] == [4_000, 4_010, 4_020]
    assert row.looks < 50


def test_no_place_begins_in_an_empty_stretch():
    row = [PlaceMention(3, 7, "Karm", None)]
    assert [places_in(row, *span) for span in ((0, 3), (4, 9), (3, 3))] == [[], [], []]
