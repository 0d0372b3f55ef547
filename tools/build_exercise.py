"""Build the exercise's binary files from their texts: `python tools/build_exercise.py [FOLDER]`.

What lies under `tools/exercise/` mirrors the folder of reports. `x.pdf.txt` and `x.docx.txt` become `x.pdf`
and `x.docx`: a few headers (Title, Author, Date), an empty line, paragraphs. A folder whose name ends in
`.zip`, `.warc.gz` or `.eml` becomes that one file, with its files inside. All else in the exercise is plain
text, written by hand where it ships. The same texts give the same files, byte for byte under the locked
dependencies.
"""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tools" / "exercise"
REPORTS = ROOT / "src" / "harmledger" / "exercise" / "reports"

_CAPTURED = datetime(2014, 5, 20, 8, tzinfo=UTC)
"""When the pages of the exercise's web archive are said to have been captured."""


def build(target: Path = REPORTS) -> list[Path]:
    """Write every file that has a source, and return their paths."""
    written = []
    for name, content in _built(SOURCES):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return written


def _built(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name, relative to `folder`, and the bytes of each file that its sources make."""
    for path in sorted(folder.iterdir()):
        pack = next((pack for ending, pack in _CONTAINERS.items() if path.name.endswith(ending)), None)
        if path.is_file():
            yield _file(path)
        elif pack:
            yield path.name, pack(dict(_built(path)))
        else:
            yield from ((f"{path.name}/{name}", content) for name, content in _built(path))


def _file(path: Path) -> tuple[str, bytes]:
    name = path.name.removesuffix(".txt")
    render = _DOCUMENTS.get(Path(name).suffix)
    if render is None:
        return path.name, path.read_bytes()
    return name, render(_Source.parse(path.read_text(encoding="utf-8")))


class _Source(NamedTuple):
    headers: Mapping[str, str]
    body: str

    @classmethod
    def parse(cls, text: str) -> _Source:
        top, _, body = text.partition("\n\n")
        return cls(dict(line.split(": ", 1) for line in top.splitlines()), body)

    @property
    def paragraphs(self) -> list[str]:
        return self.body.strip().split("\n\n")

    @property
    def day(self) -> datetime:
        return datetime.fromisoformat(self.headers["Date"]).replace(hour=9, tzinfo=UTC)


def _pdf(source: _Source) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    os.environ["SOURCE_DATE_EPOCH"] = str(int(source.day.timestamp()))
    styles = getSampleStyleSheet()
    heading = Paragraph(escape(source.headers["Title"]), styles["Heading2"])
    story = [Paragraph(escape(paragraph), styles["BodyText"]) for paragraph in source.paragraphs]
    pdf = io.BytesIO()
    document = SimpleDocTemplate(
        pdf, title=source.headers["Title"], author=source.headers["Author"], invariant=1
    )
    document.build([heading, *story])
    return pdf.getvalue()


def _docx(source: _Source) -> bytes:
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.title, properties.author = source.headers["Title"], source.headers["Author"]
    properties.created = properties.modified = source.day.replace(tzinfo=None)
    document.add_heading(source.headers["Title"], level=1)
    for paragraph in source.paragraphs:
        document.add_paragraph(paragraph)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts:
        return _zip({name: parts.read(name) for name in parts.namelist()})


def _zip(members: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name)  # dated 1980, so that the clock leaves no trace
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return archive.getvalue()


def _warc(pages: Mapping[str, bytes]) -> bytes:
    """Pack pages, which are named by their address without its `https://`."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    archive = io.BytesIO()
    writer = WARCWriter(archive, gzip=True)
    for name, page in pages.items():
        address = f"https://{name}"
        answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        headers = {
            "WARC-Date": _CAPTURED.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, address)}>",
        }
        record = writer.create_warc_record(
            address, "response", io.BytesIO(page), http_headers=answer, warc_headers_dict=headers
        )
        writer.write_record(record)
    return archive.getvalue()


def _mail(parts: Mapping[str, bytes]) -> bytes:
    """Make a mail of `message.txt`, which has the mail's own headers, and attach the other parts."""
    source = _Source.parse(parts["message.txt"].decode())
    mail = EmailMessage(policy=SMTP)
    for name, value in source.headers.items():
        mail[name] = value
    mail.set_content(source.body)
    for name, content in parts.items():
        if name != "message.txt":
            maintype, subtype = (guess_type(name)[0] or "application/octet-stream").split("/")
            mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    if mail.is_multipart():
        mail.set_boundary("part-of-a-mail-in-the-exercise")
    return mail.as_bytes()


_DOCUMENTS: Mapping[str, Callable[[_Source], bytes]] = {".pdf": _pdf, ".docx": _docx}
_CONTAINERS: Mapping[str, Callable[[Mapping[str, bytes]], bytes]] = {
    ".zip": _zip,
    ".warc.gz": _warc,
    ".eml": _mail,
}

if __name__ == "__main__":
    for built in build(*map(Path, sys.argv[1:2])):
        print(built)
