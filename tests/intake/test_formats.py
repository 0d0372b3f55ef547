"""Each format gives its text, its metadata and its members, whatever the file is called."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from email.message import EmailMessage

import docx
import pytest
from reportlab.pdfgen import canvas
from tests.hostile import page, pdf, warc, zipped
from tests.intake.helpers import only_report, taken

from harmledger.intake import media_type

STORY = (
    "Five people were killed on Monday when shells hit the market of Velmora, the mayor said. "
    "Residents of Tarn Hollow heard the blasts. The Northern Front denied that it had fired."
)
MORE = (
    "The Karsholm Defence Forces said that they had sent three ambulances from Osterby to the town. "
    "The wounded were brought to the hospital at Brask, where doctors spoke of nineteen patients."
)


def article(extra: str = "", head: str = "") -> bytes:
    return page(f"<nav>Home Sport</nav><article><p>{STORY}</p><p>{MORE}</p>{extra}</article>", head)


def test_a_text_file_gives_its_title_byline_and_date() -> None:
    report = only_report(
        f"Market of Velmora shelled\r\n\r\nBy Ada Marsh\r\n3 May 2031\r\n\r\n{STORY}", "a.txt"
    )
    assert (report.title, report.byline) == ("Market of Velmora shelled", "Ada Marsh")
    assert report.published == date(2031, 5, 3)
    assert report.text == STORY
    assert report.derivation.tool == "harmledger plain text"


def test_a_web_page_gives_its_article_and_metadata_without_its_furniture() -> None:
    head = (
        '<title>Market shelled - Karsholm Herald</title><meta property="og:title" content="Market shelled">'
        '<meta property="og:site_name" content="Karsholm Herald"><meta name="author" content="Ada Marsh">'
        '<meta property="article:published_time" content="2031-05-03T10:00:00Z">'
    )
    report = only_report(article(head=head), "saved")
    assert report.text == f"{STORY}\n\n{MORE}"
    assert (report.title, report.byline, report.outlet) == ("Market shelled", "Ada Marsh", "Karsholm Herald")
    assert report.published == date(2031, 5, 3)
    assert (report.derivation.tool, report.language) == ("trafilatura", "en")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (
            '<meta property="og:site_name" content="Tarn Herald"><title>Market shelled | X</title>',
            "Tarn Herald",
        ),
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
            '"publisher": {"@type": "Organization", "name": "Tarn Herald"}}</script>',
            "Tarn Herald",
        ),
        (
            '<title>Tarn Herald :: Market shelled</title><link rel="canonical" href="https://t.org">',
            "Tarn Herald",
        ),
        ('<title>Market shelled</title><link rel="canonical" href="https://www.t.org/1">', "t.org"),
    ],
)
def test_a_web_page_s_outlet_is_what_it_declares_else_what_its_title_or_address_says(
    head: str, outlet: str
) -> None:
    content = page(f"<h1>Market shelled</h1><article><p>{STORY}</p><p>{MORE}</p></article>", head)
    assert only_report(content, "saved").outlet == outlet


def test_a_page_of_a_web_archive_is_its_hosts() -> None:
    assert only_report(article(), "a.warc!https://www.t.org/1").outlet == "t.org"


def test_what_stands_above_a_headline_is_left_out_and_the_byline_below_it_is_read() -> None:
    top = "<p>World</p><h1>Market of Velmora is shelled</h1><div class='meta'>By Ada Marsh | 3 May 2031</div>"
    report = only_report(page(f"<article>{top}<p>{STORY}</p><p>{MORE}</p></article>"), "a.html")
    assert (report.title, report.byline) == ("Market of Velmora is shelled", "Ada Marsh")
    assert (report.published, report.text) == (date(2031, 5, 3), f"{STORY}\n\n{MORE}")


def test_no_page_was_published_after_it_was_captured() -> None:
    top = "<h1>Market of Velmora is shelled</h1><div class='meta'>By Ada Marsh | 3 May 2032</div>"
    report = only_report(page(f"<article>{top}<p>{STORY}</p><p>{MORE}</p></article>"), "a.html")
    assert (report.byline, report.published) == ("Ada Marsh", None)


def test_a_page_that_the_extractor_fails_on_gives_its_visible_prose() -> None:
    boxes = "".join(f"<div><span>{STORY} {n}</span></div>" for n in range(30))
    report = only_report(page(f"<form></form><table><tr><td>{boxes}</td></tr></table><p>Menu</p>"), "a.html")
    assert all(f"{STORY} {n}" in report.text for n in range(30))


def test_a_list_after_a_colon_is_put_back_as_the_page_shows_it() -> None:
    dead = [f"<div><b>Ada Marsh {n}</b><div><span>killed</span></div></div>" for n in "ABCD"]
    extra = f"<p>The dead were named as:</p>{''.join(dead)}<h2>More</h2><p>{STORY}</p>"
    report = only_report(article(extra), "a.html")
    named = report.text.split("The dead were named as:\n\n")[1].split("\n\n")
    assert named[:8] == [line for n in "ABCD" for line in (f"Ada Marsh {n}", "killed")]


def test_short_blocks_that_repeat_and_headings_over_nothing_are_left_out() -> None:
    blurred = "<ul>" + "<li>Graphic content. Click to unblur.</li>" * 5 + "</ul>"
    report = only_report(article(f"<h2>Media from sources</h2>{blurred}"), "a.html")
    assert report.text == f"{STORY}\n\n{MORE}"


def test_a_date_somewhere_in_the_text_is_not_the_day_of_publication() -> None:
    assert (
        only_report(article("<p>The war began on 3 May 2029. Copyright 2030.</p>"), "a.html").published
        is None
    )


def test_a_web_page_of_many_articles_is_split() -> None:
    first = f"<h2>Market of Velmora is shelled</h2><p>By Ada Marsh</p><p>{STORY}</p>"
    second = f"<h2>Ambulances reach the town at last</h2><p>By Joe Brask</p><p>{MORE}</p>"
    intake = taken(page(f"<article>{first}{second}</article>"), "a.html")
    assert [report.byline for report in intake.reports] == ["Ada Marsh", "Joe Brask"]


def test_a_pdf_gives_the_text_of_all_its_pages_and_no_date_of_its_making() -> None:
    report = only_report(pdf(pages=2), "a.bin")
    assert report.text.count("Five people were killed") == 2
    assert report.published is None
    assert report.derivation.tool == "pypdfium2"


def test_a_pdf_gives_the_title_and_author_that_it_carries() -> None:
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    sheet.setTitle("Market of Velmora")
    sheet.setAuthor("Ada Marsh")
    sheet.drawString(60, 700, STORY[:80])
    sheet.save()
    report = only_report(buffer.getvalue(), "a.pdf")
    assert (report.title, report.byline) == ("Market of Velmora", "Ada Marsh")


def test_a_pdf_s_heading_is_no_part_of_the_sentence_below_it() -> None:
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    below = ["Shells fell on the market of", "Brask and on two houses", "beside it."]
    for height, line in zip((760, 730, 715, 700), ["Shelling of Brask, 4 May 2031", *below], strict=True):
        sheet.drawString(72, height, line)
    sheet.save()
    report = only_report(buffer.getvalue(), "a.pdf")
    assert report.title == "Shelling of Brask, 4 May 2031"
    assert report.text == "Shells fell on the market of\nBrask and on two houses\nbeside it."


def test_a_pdf_s_letterhead_gives_its_outlet_and_day() -> None:
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    for place, line in enumerate(("MINISTRY OF TIDES", "Press office", "13 May 2031", *STORY.split(". "))):
        sheet.drawString(60, 700 - 20 * place, line)
    sheet.save()
    report = only_report(buffer.getvalue(), "a.pdf")
    assert (report.outlet, report.published) == ("MINISTRY OF TIDES", date(2031, 5, 13))


def test_a_body_that_is_named_as_the_author_is_the_outlet() -> None:
    assert only_report(word(author="Brask Health Office"), "a.docx").outlet == "Brask Health Office"
    assert only_report(word(author="Ada Marsh"), "a.docx").outlet is None


def word(created: datetime | None = None, **properties: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(STORY)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Velmora", "5 killed"
    document.add_paragraph(MORE)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    if created:
        document.core_properties.created = created
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_document_gives_paragraphs_and_tables_in_order_and_its_properties() -> None:
    content = word(title="Market", author="Ada Marsh", created=datetime(2031, 5, 3, tzinfo=UTC))
    report = only_report(content, "a.docx")
    assert report.text == f"{STORY}\n\nVelmora | 5 killed\n\n{MORE}"
    assert (report.title, report.byline, report.published) == ("Market", "Ada Marsh", date(2031, 5, 3))


def test_what_the_template_of_a_word_document_says_is_not_believed() -> None:
    report = only_report(word(), "a.docx")
    assert (report.title, report.byline, report.published) == (None, None, None)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_a_table_is_read_whatever_its_separator_and_encoding(separator: str, encoding: str) -> None:
    rows = [
        ["ID", "Headline", "Full Text", "Date", "Source"],
        ["7", "Market", f'"{STORY}"', "03-05-2031", "KPA"],
    ]
    report = only_report("\r\n".join(map(separator.join, rows)).encode(encoding), "a.csv")
    assert (report.id, report.title, report.text, report.outlet) == ("7", "Market", STORY, "KPA")
    assert report.published == date(2031, 5, 3)


def test_a_table_in_windows_arabic_is_read() -> None:
    text = "قتل خمسة أشخاص في قصف على سوق بلدة فيلمورا صباح الاثنين، وقال شهود إن القصف استمر ساعة."
    report = only_report(f"id;text\n1;{text}\n".encode("cp1256"), "a.csv")
    assert (report.text, report.language) == (text, "ar")


def test_a_tables_own_dates_tell_the_order_of_its_doubtful_ones() -> None:
    table = "id,text,date\n1,Market shelled.,05/04/2031\n2,Truce agreed.,05/23/2031\n"
    assert [r.published for r in taken(table, "a.csv").reports] == [date(2031, 5, 4), date(2031, 5, 23)]


def test_a_text_cell_is_kept_as_it_is_with_its_line_ends() -> None:
    report = only_report(b'id,text\n1,"  Market\r\nshelled. "\n', "a.csv")
    assert report.text == "  Market\r\nshelled. "


RSS = f"""<?xml version="1.0"?><rss version="2.0">
<channel><title>Karsholm Herald</title><language>en</language>
<item><title>Market shelled</title><link>https://h.example.org/1</link>
<pubDate>Sat, 03 May 2031 23:30:00 +0200</pubDate>
<description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>
<item><title>Truce agreed in Tarn Hollow</title></item></channel></rss>"""


def test_each_entry_of_a_feed_is_a_report() -> None:
    market, truce = taken(RSS, "feed").reports
    assert (market.text, market.title, market.outlet) == (STORY, "Market shelled", "Karsholm Herald")
    assert (market.published, market.url) == (date(2031, 5, 3), "https://h.example.org/1")
    assert truce.text == "Truce agreed in Tarn Hollow"


def test_an_atom_feed_gives_its_longest_text() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>KPA</title><entry><title>Market</title>'
        f"<published>2031-05-03T10:00:00Z</published><author><name>Ada Marsh</name></author>"
        f'<summary>Short.</summary><content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>'
    )
    report = only_report(atom, "a.xml")
    assert (report.text, report.byline, report.published) == (STORY, "Ada Marsh", date(2031, 5, 3))


def test_a_web_archive_carries_its_pages_but_not_its_pictures_or_errors() -> None:
    intake = taken(
        warc(
            ("https://h.example.org/1", article(), "text/html; charset=utf-8"),
            ("https://h.example.org/logo.png", b"\x89PNG", "image/png"),
            ("https://h.example.org/2", pdf(), "application/pdf"),
        ),
        "a.warc.gz",
    )
    assert [member.name for member in intake.members] == [
        "https://h.example.org/1",
        "https://h.example.org/2",
    ]
    assert intake.members[0].content == article()
    assert intake.members[0].media_type == "text/html; charset=utf-8"


def test_the_charset_that_a_server_declared_is_believed() -> None:
    content = page(f"<p>{STORY} – Ж</p>").decode().encode("koi8_r", "replace")
    assert "Ж" in only_report(content, "a.html", "text/html; charset=koi8-r").text


def mail(html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Marsh <ada@kpa.example.org>"
    message["Subject"] = "Market shelled"
    message["Date"] = "Sat, 03 May 2031 23:30:00 +0200"
    message.set_content(html or STORY, subtype="html" if html else "plain")
    return message


def test_a_mail_gives_its_body_and_headers() -> None:
    report = only_report(mail().as_bytes(), "a.eml")
    assert (report.text, report.title, report.byline) == (STORY, "Market shelled", "Ada Marsh")
    assert report.published == date(2031, 5, 3)


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("Coastal Accord <press@accord.example.org>", "Coastal Accord"),
        ("Brask Health Office <ada@brask.example.org>", "Brask Health Office"),
        ("Ada Marsh <ada@brask.example.org>", None),
        ("press@brask.example.org", None),
    ],
)
def test_a_mail_s_outlet_is_the_organisation_that_sent_it(sender: str, outlet: str | None) -> None:
    message = mail()
    message.replace_header("From", sender)
    assert only_report(message.as_bytes(), "a.eml").outlet == outlet


def test_a_mail_names_its_organisation_in_a_header_or_its_letterhead() -> None:
    message = mail()
    message["Organization"] = "Tarn Herald"
    assert only_report(message.as_bytes(), "a.eml").outlet == "Tarn Herald"
    text = f"BRASK RELIEF\nPress release\n3 May 2031\n\n{STORY}"
    message.set_content(text)
    report = only_report(message.as_bytes(), "a.eml")
    assert (report.outlet, report.text) == ("BRASK RELIEF", text)


def test_a_mail_in_html_gives_its_text() -> None:
    assert only_report(mail(article().decode()).as_bytes(), "a.eml").text == f"{STORY}\n\n{MORE}"


def test_a_page_that_a_browser_saved_in_one_file_is_read_with_its_address() -> None:
    saved = mail(article(head="<title>Market shelled</title>").decode())
    saved["Snapshot-Content-Location"] = "https://h.example.org/1"
    saved.replace_header("From", "<Saved by Blink>")
    report = only_report(saved.as_bytes(), "a.mhtml")
    assert (report.text, report.url) == (f"{STORY}\n\n{MORE}", "https://h.example.org/1")
    assert (report.byline, report.published) == (None, None)


def test_a_mail_carries_its_attachments_and_forwarded_mails_as_members() -> None:
    message = mail()
    message.add_attachment(pdf(), maintype="application", subtype="pdf", filename="report.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(mail())
    members = taken(message.as_bytes(), "a.eml").members
    assert [member.name for member in members] == ["report.pdf", "attachment 3"]
    assert members[0].content == pdf()
    assert only_report(members[1].content, "a.eml!attachment 3").text == STORY


def test_a_zip_carries_its_files_under_the_names_it_gives_but_not_the_systems() -> None:
    content = zipped({"b/../x.txt": STORY.encode(), "__MACOSX/x": b"x", "b/.DS_Store": b"x", "c/": b""})
    assert [(m.name, m.content) for m in taken(content, "a").members] == [("b/../x.txt", STORY.encode())]


def test_a_members_name_is_one_line_of_bounded_length() -> None:
    content = zipped({"two\nlines.txt": b"x", f"{'y' * 5_000}.txt": b"y"})
    assert [m.name for m in taken(content, "a.zip").members] == ["two lines.txt", "y" * 999 + "…"]


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7", "report.txt", "application/pdf"),
        (article(), "report.txt", "text/html"),
        (mail().as_bytes(), "report", "message/rfc822"),
        (RSS.encode(), "report.html", "application/xml"),
        (b'{"text": "x"}', "-", "application/jsonl"),
        (b"id,text\n1,x", "-", "text/csv"),
        (STORY.encode(), "report.html", "text/html"),
        (STORY.encode(), "report", "text/plain"),
        (b"From: the editors\n\nNo mail.", "report.txt", "text/plain"),
        (b"\x89PNG", "report.txt", "application/octet-stream"),
    ],
)
def test_the_format_is_told_by_content_first_and_by_name_second(
    content: bytes, name: str, expected: str
) -> None:
    assert media_type(content, name) == expected


def test_a_word_document_is_told_from_a_zip() -> None:
    assert media_type(word(), "a.zip").endswith("wordprocessingml.document")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", STORY)
    assert media_type(buffer.getvalue(), "a.docx") == "application/zip"
