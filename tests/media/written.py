"""Documents in which something is written, of each kind, as small as their programs would make them."""

from html import escape
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.media.samples import archive

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def pdf(*pages: str, password: str = "", invisible: bool = False) -> bytes:
    """A PDF with one line of text on each page."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=0)
    for page in pages:
        text = canvas.beginText(60, 700)
        for line in page.split("\n"):
            text.textLine(line)
        if not invisible:
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return _with_password(target.getvalue(), password) if password else target.getvalue()


def _with_password(content: bytes, password: str) -> bytes:
    writer, target = PdfWriter(PdfReader(BytesIO(content))), BytesIO()
    writer.encrypt(password, algorithm="AES-256")
    writer.write(target)
    return target.getvalue()


def docx(*paragraphs: str, heading: str = "", inside: str = "") -> bytes:
    head = f'<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>{escape(heading)}</w:t></w:r></w:p>'
    body = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in paragraphs)
    document = f"<w:document {_WORD}><w:body>{head if heading else ''}{body}{inside}</w:body></w:document>"
    return _office("word/document.xml", document)


def xlsx(sheets: dict[str, list[list[str]]]) -> bytes:
    texts = sorted({cell for rows in sheets.values() for row in rows for cell in row})
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    book, links, parts = "", "", {"xl/sharedStrings.xml": f"<sst {_SHEET}>{shared}</sst>".encode()}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        book += f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        links += f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        cells = (
            "<row>" + "".join(f'<c t="s"><v>{texts.index(cell)}</v></c>' for cell in row) + "</row>" for row in rows
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {_SHEET}><sheetData>{''.join(cells)}</sheetData></worksheet>".encode()
        )
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{links}</Relationships>".encode()
    workbook = f'<workbook {_SHEET} xmlns:r="{_OFFICE}"><sheets>{book}</sheets></workbook>'
    return _office("xl/workbook.xml", workbook, **parts)


def pptx(*slides: str, notes: str = "") -> bytes:
    def slide(text: str) -> bytes:
        return f"<p:sld xmlns:p='p' {_DRAWING}><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:sld>".encode()

    parts = {f"ppt/slides/slide{number}.xml": slide(text) for number, text in enumerate(slides, start=1)}
    if notes:
        parts["ppt/notesSlides/notesSlide1.xml"] = slide(notes)
    return _office("ppt/presentation.xml", "<p:presentation xmlns:p='p'/>", **parts)


def odt(*paragraphs: str, inside: str = "") -> bytes:
    body = "".join(f"<text:p>{escape(each)}</text:p>" for each in paragraphs)
    return _odf("text", f"<office:text>{body}{inside}</office:text>")


def ods(sheets: dict[str, list[list[str]]]) -> bytes:
    tables = ""
    for name, rows in sheets.items():
        cells = (
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in rows
        )
        tables += f'<table:table table:name="{escape(name)}">{"".join(cells)}</table:table>'
    return _odf("spreadsheet", f"<office:spreadsheet>{tables}</office:spreadsheet>")


def odp(*slides: str) -> bytes:
    pages = "".join(f"<draw:page xmlns:draw='d'><text:p>{escape(text)}</text:p></draw:page>" for text in slides)
    return _odf("presentation", f"<office:presentation>{pages}</office:presentation>")


def rtf(text: str) -> bytes:
    said = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text).replace("\n", "\\par ")
    return f"{{\\rtf1\\ansi\\uc1{{\\fonttbl{{\\f0 Police;}}}}{{\\*\\generator Essai;}}\\f0 {said}}}".encode()


def _office(part: str, content: str, **parts: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", part: content.encode(), **parts})


def _odf(kind: str, content: str) -> bytes:
    media_type = f"application/vnd.oasis.opendocument.{kind}".encode()
    document = f"<office:document-content {_ODF}><office:body>{content}</office:body></office:document-content>"
    return archive({"mimetype": media_type, "content.xml": document.encode()})


def html(*paragraphs: str, title: str = "", charset: str = "utf-8", declared: str = "") -> bytes:
    """A page in that encoding, which it declares unless it is to say another."""
    head = f"<meta charset={declared or charset}>" + (f"<title>{escape(title)}</title>" if title else "")
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{''.join(f'<p>{escape(each)}</p>' for each in paragraphs)}"
    return page.encode({"iso-8859-1": "cp1252"}.get(charset, charset))
