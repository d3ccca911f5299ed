"""Workbooks made for a test: from rows, or part by part with whatever stands in them."""

import io
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{CONTENT}.sharedStrings+xml"/></Types>"""
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
BOOK = f"""<workbook {MAIN} xmlns:r="{RELATED}"><sheets>
<sheet name="Talks" sheetId="1" r:id="rId1"/></sheets></workbook>"""
HEADER = "<row r='1'><c t='inlineStr'><is><t>role</t></is></c><c t='inlineStr'><is><t>text</t></is></c></row>"
SAID = "<row r='{0}'><c t='inlineStr'><is><t>customer</t></is></c><c t='inlineStr'><is><t>{1}</t></is></c></row>"


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these rows in these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_of(*rows: str) -> str:
    """A sheet with these rows, in XML, below a header."""
    return f"<worksheet {MAIN}><sheetData>{HEADER}{''.join(rows)}</sheetData></worksheet>"


def packed(sheet: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook of one sheet in XML, with more parts, or others in the place of the usual ones."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/styles.xml": f"<styleSheet {MAIN}/>",
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
