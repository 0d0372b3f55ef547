"""Hostile and broken files, built on the spot: what whole-program tests are run over.

`build` says what must become of each: "taken", "refused: WORDS", or "taken, refused: WORDS", where the
refusal names the file and says WORDS. All text is invented.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from reportlab.pdfgen import canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

STORY = (
    "Five people were killed on Monday when shells hit the market of Velmora, the mayor said. "
    "Residents of Tarn Hollow heard the blasts. The Northern Front denied that it had fired."
)
ARABIC = "قتل خمسة أشخاص في قصف على سوق بلدة فيلمورا صباح الاثنين، وقال شهود إن القصف استمر ساعة كاملة."
NO_DAYS = ("9999-12-31", "0000-00-00", "31-02-2031", "soon")
MAD_LINK = " JavaScript:alert(1)"
MAD_SCRIPT = "<script>alert(1)</script>"

Maker = Callable[[], bytes]


def build(folder: Path) -> Mapping[str, str]:
    """Fill `folder` and return, for each name in it, what must become of the file."""
    expected: dict[str, str] = {}
    for makers in (BROKEN_DOCUMENTS, ARCHIVES, PAGES, TEXTS, LINES, TABLES, WEB_ARCHIVES, MAILS, NOT_REPORTS):
        for name, (make, outcome) in makers.items():
            (folder / name).write_bytes(make())
            expected[name] = outcome
    return expected | _things_that_are_no_files(folder)


def _things_that_are_no_files(folder: Path) -> dict[str, str]:
    (folder / "loop").mkdir()
    (folder / "loop" / "again").symlink_to(folder / "loop")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe.txt")
    locked = folder / "locked.txt"
    locked.write_text(STORY)
    locked.chmod(0)
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(300_000_000)
    badly_named = os.fsencode(folder) + b"/caf\xe9.txt"
    Path(os.fsdecode(badly_named)).write_text(STORY)
    return {
        "loop/again": "refused: walked already",
        "nowhere.txt": "refused: leads nowhere",
        "pipe.txt": "refused: device, pipe or socket",
        "locked.txt": "taken" if os.geteuid() == 0 else "refused: Permission denied",
        "sparse.txt": "refused: larger than 200 MB",
        "caf\\xe9.txt": "taken",
    }


def pdf(pages: int = 1, text: str = STORY, **options: object) -> bytes:
    """Return a PDF with `text` on each of its pages."""
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, invariant=1, **options)
    for _ in range(pages):
        for number, start in enumerate(range(0, len(text), 80)):
            sheet.drawString(60, 780 - 14 * number, text[start : start + 80])
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def endless_pdf() -> bytes:
    """Return a PDF whose page tree is its own child."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def nested_zip(depth: int) -> bytes:
    """Return a report in an archive in an archive, and so on."""
    content = zipped({"report.txt": STORY.encode()})
    for _ in range(depth):
        content = zipped({"inner.zip": content})
    return content


def zip_that_claims_to_be_locked() -> bytes:
    """Return an archive whose one file is marked as encrypted."""
    content = bytearray(zipped({"report.txt": STORY.encode()}))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def zip_with_a_wrong_checksum() -> bytes:
    """Return an archive of which one file does not fit its checksum, and the other does."""
    content = bytearray(zipped({"bad.txt": STORY.encode(), "good.txt": STORY[::-1].encode()}))
    content[content.index(b"PK\x01\x02") + 16] ^= 0xFF
    return bytes(content)


def zip_that_claims_to_be_vast() -> bytes:
    """Return a small archive whose directory says that it unpacks to nearly 4 GB."""
    content = bytearray(zipped({"report.txt": STORY.encode()}))
    at = content.rindex(b"PK\x01\x02") + 24
    content[at : at + 4] = b"\xf0\xff\xff\xff"
    return bytes(content)


def docx(document: bytes) -> bytes:
    """Return a Word file around the XML of its document part."""
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    return zipped({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document})


def laughs(root: str) -> bytes:
    """Return XML whose entities grow to a thousand million words when they are expanded."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>{root}'.encode()


def warc(*pages: tuple[str, bytes, str], encoding: str | None = None) -> bytes:
    """Return a compressed web archive of pages: address, body, media type."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for address, body, media_type in pages:
        headers = [("Content-Type", media_type)] + ([("Content-Encoding", encoding)] if encoding else [])
        writer.write_record(
            writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(body),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            )
        )
    return buffer.getvalue()


def page(body: str, head: str = "") -> bytes:
    """Return a web page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def page_with_script_in_every_field() -> bytes:
    """Return a page that would run its code wherever one of its fields were shown as it is."""
    escaped = MAD_SCRIPT.replace("<", "&lt;").replace(">", "&gt;")
    head = (
        f"<title>{escaped} Market shelled</title>{MAD_SCRIPT}"
        f'<meta name="author" content="{escaped}"><meta property="og:site_name" content="{escaped}">'
        '<link rel="canonical" href="javascript:alert(1)">'
    )
    body = (
        f"<article onclick='alert(1)'><p onmouseover=alert(1)>{STORY}</p>{MAD_SCRIPT}<p>{STORY}</p>"
        "<img src=x onerror=alert(1)><svg onload=alert(1)></svg>"
        "<a href='javascript:alert(1)'>more</a></article>"
    )
    return page(body, head)


def lines(*rows: object) -> bytes:
    """Return JSON Lines; a row of bytes stands as it is."""
    return b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in rows)


def report(number: int, **fields: object) -> dict[str, object]:
    """Return a line's worth of report."""
    return {"id": f"v{number}", "text": STORY} | fields


def badly_named_attachment() -> bytes:
    """Return a mail whose attachment has a name that is no text."""
    return (
        b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b'--b\nContent-Disposition: attachment; filename="caf\xe9\x00\xff.txt"\n\n'
        + STORY.encode()
        + b"\n--b--\n"
    )


def nested_mail(depth: int) -> bytes:
    """Return a mail whose parts hold parts, and so on."""
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: a@example.org\nSubject: Deep\nMIME-Version: 1.0\n{opening}\n{STORY}\n".encode()


BROKEN_DOCUMENTS: Mapping[str, tuple[Maker, str]] = {
    "cut.pdf": (lambda: pdf()[:300], "refused: the PDF is broken"),
    "only_a_header.pdf": (lambda: b"%PDF-1.7\n", "refused: the PDF is broken"),
    "password.pdf": (lambda: pdf(encrypt="secret"), "refused: locked by a password"),
    "blank.pdf": (lambda: pdf(text=" "), "refused: the PDF holds no text"),
    "endless.pdf": (endless_pdf, "refused: PDF"),
    "empty.docx": (lambda: zipped({"word/document.xml": b""}), "refused: "),
    "laughs.docx": (lambda: docx(laughs("<x>&l9;</x>")), "refused: "),
    "bomb.docx": (lambda: docx(b" " * 30_000_000), "refused: would unpack to more than"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "refused: an old Office file"),
    "sheet.xlsx": (lambda: zipped({"[Content_Types].xml": b"<Types/>"}), "refused: an Office file"),
}
ARCHIVES: Mapping[str, tuple[Maker, str]] = {
    "cut.zip": (lambda: zipped({"a.txt": STORY.encode()})[:-30], "refused: broken or cut short"),
    "bomb.zip": (lambda: zipped({"zeros.txt": b"0" * 30_000_000}), "refused: would unpack to more than"),
    "vast.zip": (zip_that_claims_to_be_vast, "refused: would unpack to 4,2"),
    "crowd.zip": (lambda: zipped({f"{n}.txt": b"x" for n in range(10_001)}), "refused: holds 10,001 files"),
    "matryoshka.zip": (lambda: nested_zip(7), "refused: archives lie in archives"),
    "climbing.zip": (lambda: zipped({"../../../etc/report.txt": STORY.encode()}), "taken"),
    "locked.zip": (zip_that_claims_to_be_locked, "refused: locked by a password"),
    "checksum.zip": (zip_with_a_wrong_checksum, "taken, refused: cannot be unpacked"),
    "nothing.zip": (lambda: zipped({}), "refused: holds no report"),
    "plain.gz": (lambda: gzip.compress(STORY.encode()), "refused: compressed with gzip"),
}
PAGES: Mapping[str, tuple[Maker, str]] = {
    "script.html": (page_with_script_in_every_field, "taken"),
    "blank.html": (lambda: b" \n\t\n", "refused: the file is empty"),
    "no_words.html": (lambda: page("<div><img src=x></div>"), "refused: "),
    "deep.html": (lambda: page(f"<p>{STORY}</p>" + "<div>" * 100_000 + STORY), "taken"),
    "attributes.html": (
        lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(5_000))}>{STORY}</p>"),
        "taken",
    ),
    "brackets.html": (lambda: page(f"<p>{STORY}</p>" + "<" * 50_000), "taken"),
    "long_title.html": (lambda: page(f"<p>{STORY}</p>", f"<title>{'Velmora ' * 500_000}</title>"), "taken"),
    "false_charset.html": (
        lambda: page(f"<p>{ARABIC}</p>", "<meta charset=utf-8>").decode().encode("cp1256"),
        "taken",
    ),
    "no_such_charset.html": (lambda: page(f"<p>{STORY}</p>", "<meta charset=klingon>"), "taken"),
    "laughs.xml": (lambda: laughs("<rss><channel><title>&l9;</title></channel></rss>"), "refused: entities"),
    "outside.xml": (
        lambda: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss>&f;</rss>',
        "refused: entities",
    ),
    "cut.rss": (lambda: b'<?xml version="1.0"?><rss><channel><item', "refused: the feed is broken"),
    "drawing.svg": (lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>', "refused: XML that is neither"),
}
TEXTS: Mapping[str, tuple[Maker, str]] = {
    "empty.txt": (lambda: b"", "refused: the file is empty"),
    "one_line.txt": (lambda: b"shelled " * 6_250_000, "refused: longer than 5,000,000"),
    "numbers.txt": (lambda: b"7 " * 30_000, "taken"),
    "nulls.txt": (lambda: STORY.replace(" ", " \x00", 5).encode(), "taken"),
    "only_nulls.txt": (lambda: b"\x00" * 10_000, "refused: not text"),
    "noise.txt": (lambda: random.Random(7).randbytes(100_000), "refused: not text"),
    "windows.txt": (lambda: ARABIC.encode("cp1256"), "taken"),
    "western.txt": (lambda: f"“{STORY}” – a café owner".encode("cp1252"), "taken"),
    "wide.txt": (lambda: STORY.encode("utf-16"), "taken"),
    "broken_utf8.txt": (lambda: STORY.encode() + b"\xe2\x80", "taken"),
    "overrides.txt": (f"\u202e{STORY}\u2066\u202d".encode, "taken"),
    "stamps.txt": (lambda: b"15-12-2031 | 10:52\n\nBy Ada Marsh\n\n" * 1_700, "taken"),
    "names.txt": (lambda: b"By " + b"Aa Bb, " * 8_000, "taken"),
    "marks.txt": (lambda: b"(\"'" * 20_000, "taken"),
}
LINES: Mapping[str, tuple[Maker, str]] = {
    "surrogates.jsonl": (lambda: lines(report(1, text=f"\ud800{STORY}\udc00\x00")), "taken"),
    "far_dates.jsonl": (
        lambda: lines(
            *(report(10 + n, published=p) for n, p in enumerate(("9999-12-31", "0000-00-00", "soon")))
        ),
        "taken, refused: taken without its date",
    ),
    "twice.jsonl": (lambda: lines(report(20), report(20, text="Another.")), "taken, refused: stands already"),
    "bad_lines.jsonl": (
        lambda: lines(b"{", report(30), b"[]", {"text": 5}, {}, b"\xff{}", report(31)),
        "taken, refused: line 1",
    ),
    "deep.jsonl": (
        lambda: lines(b'{"text":' + b"[" * 200_000, report(40)),
        "taken, refused: nested too deeply",
    ),
    "digits.jsonl": (
        lambda: lines(b'{"text": "x", "id": ' + b"9" * 10_000 + b"}", report(50)),
        "taken, refused: line 1",
    ),
    "no_words.jsonl": (
        lambda: lines(report(60, text=" \n "), report(61)),
        "taken, refused: the text is empty",
    ),
    "long_id.jsonl": (
        lambda: lines(report(70, id="x" * 10_000), report(71)),
        "taken, refused: its id is longer",
    ),
    "escape.jsonl": (
        lambda: lines(report(80, id="../../etc/passwd", title=MAD_SCRIPT, url=MAD_LINK)),
        "taken",
    ),
}
TABLES: Mapping[str, tuple[Maker, str]] = {
    "no_text.csv": (lambda: b"id,title\n1,Market shelled\n", "refused: no column for the text"),
    "quote.csv": (
        f'id,text\nq1,{STORY[:30]}\nq2,"never closed\n'.encode,
        "taken, refused: row that ends",
    ),
    "vast_field.csv": (
        lambda: b'id,text\nf1,"' + b"x" * 6_000_000 + b'"\nf2,Shelled again.\n',
        "taken, refused: row that ends",
    ),
    "short_rows.csv": (
        lambda: b"id,title,text\ns1\ns2,Market,Five were killed.\n",
        "taken, refused: the text is empty",
    ),
}
WEB_ARCHIVES: Mapping[str, tuple[Maker, str]] = {
    "cut.warc.gz": (
        lambda: warc(
            ("https://news.example.org/1", page(f"<p>{STORY}</p>"), "text/html"),
            ("https://news.example.org/2", random.Random(1).randbytes(9_000), "text/plain"),
        )[:-4_000],
        "taken, refused: breaks off",
    ),
    "noise.warc": (lambda: b"WARC/1.0\r\n" + b"noise " * 1_000, "refused: holds no report"),
    "bomb.warc.gz": (
        lambda: warc(
            ("https://news.example.org/3", gzip.compress(b"0" * 210_000_000, 1), "text/plain"),
            encoding="gzip",
        ),
        "refused: unpacks to more than",
    ),
}
MAILS: Mapping[str, tuple[Maker, str]] = {
    "headers.eml": (
        lambda: f"From: \udcff <a\nDate: Foo 99 Bar 9999\nSubject: =?utf-8?b?////?=\n\n{STORY}".encode(
            "utf-8", "surrogateescape"
        ),
        "taken, refused: taken without its date",
    ),
    "no_such_charset.eml": (
        f"From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=klingon\n\n{STORY}".encode,
        "taken",
    ),
    "badly_named.eml": (badly_named_attachment, "taken"),
    "deep.eml": (lambda: nested_mail(2_000), "refused: "),
    "no_body.eml": (lambda: b"From: a@example.org\nSubject: Nothing\n\n", "refused: holds no report"),
}
NOT_REPORTS: Mapping[str, tuple[Maker, str]] = {
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "refused: a picture"),
    "style.css": (lambda: b"p { color: red }", "refused: a part of a saved page"),
    "program": (lambda: b"\x7fELF" + b"\x00" * 100, "refused: a program"),
}
