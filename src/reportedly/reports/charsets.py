"""Bytes to text: byte order mark, UTF-8, what the file declares, and only then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportedly.reports.refusals import Refused
from reportedly.reports.tables import table

SAMPLE = 65_536
DECLARED_WITHIN = 4_096
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
DECLARATION = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})""",
    re.I,
)


@dataclass(frozen=True)
class Decoded:
    """Text, the Python codec it was decoded by, and a note where that was not beyond doubt."""

    text: str
    charset: str
    note: str | None = None


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Decodes `raw`. Refused as "binary" or "charset" where the bytes are no text."""
    for mark, charset in MARKS:
        if raw.startswith(mark):
            return _replacing(raw, charset)
    if half := _unmarked_utf16(raw[:SAMPLE]):
        return Decoded(raw.decode(half, "replace"), half, f"charset: taken for {half}")
    refuse_binary(raw[:SAMPLE])
    if not raw.isascii():
        try:
            return Decoded(raw.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass  # not UTF-8: what was declared comes next, then the guesses
    if (charset_declared := _codec(declared)) is not None:
        try:
            return Decoded(raw.decode(charset_declared), charset_declared, _unless_utf8(charset_declared))
        except UnicodeDecodeError:
            pass  # declared wrongly
    return Decoded(raw.decode("ascii"), "ascii") if raw.isascii() else _guess(raw)


def in_wide_units(raw: bytes) -> bool:
    """Whether bytes are UTF-16 or UTF-32, by their mark or by their NUL bytes: a line feed is no single byte there."""
    marked = any(raw.startswith(mark) for mark, charset in MARKS if charset != "utf-8-sig")
    return marked or _unmarked_utf16(raw[:SAMPLE]) is not None


def declared_charset(raw: bytes, content_type: str | None = None) -> str | None:
    """The label that a media type, an HTML page or an XML declaration gives, if any."""
    if content_type and (match := re.search(r"charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", content_type[:500], re.I)):
        return match[1]
    found = DECLARATION.search(raw[:DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def refuse_binary(sample: bytes) -> None:
    """Refused where control bytes show that the bytes are no text. A few stray ones (NUL among them) do not."""
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    share = controls / len(sample) if sample else 0.0
    if (controls >= 8 and share > 0.04) or share > 0.3:
        raise Refused("binary", "these bytes are no text; give the report as text, Markdown, HTML or JSON Lines")


def _guess(raw: bytes) -> Decoded:
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(text) - len(text.encode("ascii", "ignore")) >= 5 * broken:
        return Decoded(text, "utf-8", f"charset: UTF-8 with {broken} broken places")
    foreign = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    if foreign <= 0.03 * len(raw):  # mostly ASCII: marks and a few accents, which the web's default has
        return _replacing(raw, "cp1252", "charset: not declared, taken for windows-1252")
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE]).best()
    if best is None:
        raise Refused("charset", "no charset fits these bytes; save the file as UTF-8")
    return _replacing(raw, best.encoding, f"charset: not declared, taken for {best.encoding}")


def _replacing(raw: bytes, charset: str, note: str | None = None) -> Decoded:
    """Decodes with U+FFFD for what does not fit, and says so."""
    try:
        return Decoded(raw.decode(charset), charset, note)
    except UnicodeDecodeError:
        text = raw.decode(charset, "replace")
        return Decoded(text, charset, f"charset: {charset} with broken places")


def _codec(label: str | None) -> str | None:
    """The codec for a declared label, or None where it is unknown or no charset of reports."""
    if label is None:
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    name = table("charsets")["read_as"].get(name, name)
    return name if name in table("charsets")["allowed"] else None


def _unless_utf8(charset: str) -> str | None:
    return None if charset in ("utf-8", "ascii") else f"charset: {charset}, as declared"


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a NUL in every other place."""
    even, odd = sample[0:4096:2], sample[1:4096:2]
    if len(odd) < 4:
        return None
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None
