"""PDF files that hold real text: title, language and author are told to whatever reads them."""

import io
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, StyleSheet1
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

from .writing import Block, File, as_html, plain

INK, SOFT, LINE, PAPER = (colors.HexColor(code) for code in ("#1b2733", "#4a5967", "#c9d3db", "#f3f6f8"))
ACCENT = colors.HexColor("#0b4f6c")
AUTHOR = "Caen Normandie Métropole"
NOTICES = {"fr": "Document de démonstration", "en": "Demonstration document"}


def make_pdf(file: File) -> bytes:
    """The bytes of the file; the same ones at each call."""
    target = io.BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        leftMargin=22 * mm,
        rightMargin=22 * mm,
        topMargin=22 * mm,
        bottomMargin=22 * mm,
        title=plain(file.title, file.language),
        author=AUTHOR,
        subject=plain(file.subject, file.language),
        lang="fr-FR" if file.language == "fr" else "en-GB",
        displayDocTitle=True,
        invariant=1,
    )
    bare = {f"{side}Padding": 0 for side in ("left", "right", "top", "bottom")}
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, **bare)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=_foot(file)))
    styles = _styles()
    story: list[Flowable] = [
        Paragraph(plain(file.title, file.language), styles["title"]),
        Paragraph(plain(file.subject, file.language), styles["subject"]),
    ]
    for block in file.body:
        story.extend(_flowables(block, styles, file.language, document.width))
    document.build(story)
    return target.getvalue()


def _foot(file: File) -> Any:
    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFillColor(ACCENT)
        canvas.rect(0, A4[1] - 6 * mm, A4[0], 6 * mm, stroke=0, fill=1)
        canvas.setFillColor(SOFT)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(22 * mm, 12 * mm, f"{AUTHOR} · {NOTICES[file.language]}")
        canvas.drawRightString(A4[0] - 22 * mm, 12 * mm, str(document.page))
        canvas.restoreState()

    return draw


def _styles() -> StyleSheet1:
    styles = StyleSheet1()
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=15.5, textColor=INK, spaceAfter=7)
    styles.add(body)
    styles.add(ParagraphStyle("title", body, fontName="Helvetica-Bold", fontSize=21, leading=26, spaceAfter=4))
    styles.add(ParagraphStyle("subject", body, textColor=SOFT, fontSize=12, leading=16, spaceAfter=14))
    styles.add(
        ParagraphStyle(
            "heading", body, fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=10, spaceAfter=5
        )
    )
    styles.add(ParagraphStyle("item", body, leftIndent=12, bulletIndent=2, spaceAfter=4))
    styles.add(ParagraphStyle("caption", body, textColor=SOFT, fontSize=9, leading=12, spaceAfter=3))
    styles.add(ParagraphStyle("cell", body, fontSize=9, leading=12, spaceAfter=0))
    styles.add(ParagraphStyle("head", styles["cell"], fontName="Helvetica-Bold"))
    return styles


def _flowables(block: Block, styles: StyleSheet1, language: str, width: float) -> list[Flowable]:
    if block.kind == "heading":
        return [Paragraph(plain(block.value, language), styles["heading"])]
    if block.kind == "text":
        return _text(block.value, styles, language)
    rows = [
        [Paragraph(plain(cell, language), styles["cell" if number else "head"]) for cell in row]
        for number, row in enumerate(block.value["rows"])
    ]
    grid = Table(rows, colWidths=[width / len(rows[0])] * len(rows[0]), repeatRows=1, rowHeights=None)
    grid.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, LINE),
                ("BACKGROUND", (0, 0), (-1, 0), PAPER),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    return [Paragraph(plain(block.value["caption"], language), styles["caption"]), grid, Spacer(1, 9)]


def _text(words: str, styles: StyleSheet1, language: str) -> list[Flowable]:
    made: list[Flowable] = []
    markup = as_html(words, language)
    for part in markup.replace("</p>", "\n").replace("</li>", "\n").replace("<p>", "").splitlines():
        line = part.replace("</ul>", "").replace("</ol>", "")
        if "<ol>" in line:
            number = 1
        elif "<ul>" in line:
            number = 0
        line = line.replace("<ol>", "").replace("<ul>", "")
        if line.startswith("<li>"):
            made.append(Paragraph(line[4:], styles["item"], bulletText=f"{number}." if number else "•"))
            number += bool(number)
        elif line:
            made.append(Paragraph(line, styles["body"]))
    return made
