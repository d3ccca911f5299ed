"""A hundred files that are broken or made to harm: tables, workbooks, mails and calls."""

import codecs
import io
from collections.abc import Callable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile

from tests.formats.mails.letters import letter, mailbox
from tests.formats.workbooks import BOOK, HEADER, MAIN, SAID, packed, sheet_of, workbook

MB = 1024 * 1024
Make = Callable[[], str | bytes]
TABLE = "role,text\ncustomer,Hi\n"
CUE = "00:00:01.000 --> 00:00:02.000\n"
ENTITY = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def _nested(depth: int) -> str:
    """A mail of parts in parts."""
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: a@b.test\nMIME-Version: 1.0\n{opened}Content-Type: text/plain\n\nHi\n"


def _forwarded(depth: int) -> str:
    """A mail in a mail in a mail."""
    return "From: a@b.test\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * depth


def _typed(kind: str, body: str = "Hi", coding: str = "") -> str:
    return letter(body, content_type=kind, content_transfer_encoding=coding)


def _zip(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"xl/{name}", content)
    return file.getvalue()


def _twice() -> bytes:
    """A workbook with two sheets of one name in its archive."""
    file = io.BytesIO(packed(sheet_of(SAID.format(2, "Hi"))))
    central = bytearray(file.getvalue())
    place = central.rfind(b"xl/styles.xml")
    central[place : place + 13] = b"xl/sheets.xml"
    return bytes(central)


TABLES: Mapping[str, Make] = {
    "only a header": lambda: "role,text\n",
    "only delimiters": lambda: "," * 1000,
    "only quotation marks": lambda: '"' * 1001,
    "a header that never closes": lambda: '"role,text\ncustomer,Hi\n',
    "an unclosed quotation mark": lambda: TABLE + 'agent,"Hello\n' * 3,
    "a quotation mark over megabytes": lambda: TABLE + 'agent,"' + f"{'x' * 999}\n" * 18_000 + TABLE,
    "a quotation mark over many lines": lambda: TABLE + 'agent,"' + "x\n" * 120_000 + TABLE,
    "every line opens one": lambda: "role,text\n" + 'customer,"Hi\n' * 20_000,
    "every line opens one and quotes two": lambda: "role,text\n" + 'customer,"""\n' * 20_000,
    "a cell of 17 MB": lambda: TABLE + f'agent,"{"x" * 17 * MB}"\n',
    "a line without end": lambda: TABLE + "agent," + "x" * 40 * MB,
    "a million columns": lambda: ",".join(["role", "text", *["x"] * 1_000_000]) + "\n",
    "a million cells": lambda: TABLE + "," * 1_100_000 + "\n" + TABLE,
    "2,000 columns": lambda: ",".join(["role", "text", *map(str, range(2000))]) + "\n",
    "two columns of one name": lambda: "role,role,text,text\ncustomer,agent,Hi,Ho\n",
    "a NUL in a cell": lambda: TABLE + f"agent,{'x' * 70_000}\0\n",
    "a NUL in the head": lambda: "role,text\ncustomer,\0\n",
    "Latin-1 in the middle": lambda: TABLE.encode() + "agent,für\n".encode("latin-1") + "agent,für\n".encode(),
    "UTF-16": lambda: codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
    "UTF-16 cut in a letter": lambda: codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le")[:-1],
    "UTF-32": lambda: codecs.BOM_UTF32_LE + TABLE.encode("utf-32-le"),
    "UTF-7": lambda: "role,text\ncustomer,+AGg-\n",
    "half a character": lambda: (TABLE + "agent,\ud800\n").encode("utf-8", "surrogatepass"),
    "formula cells": lambda: TABLE + 'agent,"=cmd|\' /C calc\'!A0"\nagent,@SUM(1)\nagent,"\t=1"\n',
    "a formula for a header": lambda: "=role,+text\ncustomer,Hi\n",
    "letters that turn the writing round": lambda: TABLE + "\u202eagent,Hi\n",
    "a cursor that moves": lambda: TABLE + "\x1b[2Jagent,Hi\n",
    "stray CR": lambda: TABLE + "agent,a\rb\n",
    "CR only": lambda: TABLE.replace("\n", "\r"),
    "times out of this world": lambda: (
        "role,text,at\ncustomer,Hi,9999-12-31T23:59:59-23:59\nagent,Hi,0001-01-01T00:00+23:59\n"
    ),
    "times as Excel counts them": lambda: "role,text,at\ncustomer,Hi,45292.5\n",
    "numbers of 5,000 digits": lambda: f"role,text,csat,at\ncustomer,Hi,{'9' * 5000},{'9' * 5000}\n",
    "tags nested deep": lambda: f'role,text,tags\ncustomer,Hi,"{"[" * 100_000}"\n',
    "an id of a megabyte": lambda: f"ticket,role,text\n{'x' * MB},customer,Hi\n{'x' * MB},customer,Hi\n",
    "one id for all messages": lambda: "ticket,turn_id,role,text\n" + "1,1,customer,Hi\n" * 5000,
    "roles nobody has": lambda: "role,text\n" + "nobody,Hi\n" * 5000,
    "a transcript that is a binary": lambda: "id,transcript\n1,%PDF-1.4\n2,GIF8\n",
    "a transcript of a megabyte without a speaker": lambda: f"id,transcript\n1,{'x' * MB}\n",
    "a transcript of colons": lambda: f'id,transcript\n1,"{"A:" * 50_000}"\n',
}

BOMBS: Mapping[str, Make] = {
    "an empty archive": _zip,
    "an archive that only looks like a workbook": lambda: _zip(a=b"x"),
    "a workbook cut in half": lambda: workbook(A=[["role", "text"], ["customer", "Hi"]])[:2000],
    "a workbook with a byte turned": lambda: packed(sheet_of()).replace(b"sheet1", b"sheet9", 1),
    "names that stand otherwise in the contents": _twice,
    "20 MB of nothing": lambda: packed(sheet_of(" " * 20 * MB)),
    "200 MB of nothing": lambda: _zip(workbook=bytes(200 * MB)),
    "many of 2 MB": lambda: _zip(**{f"p{n}": bytes(2 * MB) for n in range(20)}),
    "an archive in an archive": lambda: packed(sheet_of(), {"xl/embeddings/a.zip": _zip(a=bytes(20 * MB))}),
    "a path out of the folder": lambda: packed(sheet_of(), {"../../etc/passwd": "x"}),
    "a hundred laughs in the sheet": lambda: packed(f"{ENTITY}]><worksheet {MAIN}>&j;</worksheet>"),
    "a hundred laughs in the texts": lambda: packed(sheet_of(), {"xl/sharedStrings.xml": f"{ENTITY}]><sst>&j;</sst>"}),
    "a hundred laughs in the workbook": lambda: packed(sheet_of(), {"xl/workbook.xml": f"{ENTITY}]>{BOOK}"}),
    "a file from outside": lambda: packed(f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>{sheet_of("&x;")}'),
    "a million cells in a row": lambda: packed(sheet_of("<row>" + "<c/>" * 1_000_000 + "</row>")),
    "a cell far out": lambda: packed(sheet_of("<row r='2'><c r='XFD1048576'><v>1</v></c></row>")),
    "a cell nowhere": lambda: packed(sheet_of("<row r='2'><c r='ZZZZZZ99999999999'><v>1</v></c></row>")),
    "rows of no number": lambda: packed(sheet_of("<row r='x'/><row r='-1'/><row r='1e400'/>", SAID.format(2, "Hi"))),
    "a row of 5,000 digits": lambda: packed(sheet_of(f"<row r='{'9' * 5000}'/>", SAID.format(2, "Hi"))),
    "elements in elements": lambda: packed(sheet_of("<a>" * 90_000)),
    "a sheet that is no XML": lambda: packed(b"\xff\xfe\0\0"),
    "a sheet in UTF-16": lambda: packed(
        f"<worksheet {MAIN}><sheetData>{HEADER}</sheetData></worksheet>".encode("utf-16")
    ),
    "styles that are none": lambda: packed(
        sheet_of(), {"xl/styles.xml": f"<styleSheet {MAIN}><cellXfs><xf numFmtId='x'/>"}
    ),
    "a date that is none": lambda: packed(sheet_of("<row r='2'><c t='d'><v>yesterday</v></c></row>")),
    "a formula": lambda: workbook(A=[["role", "text"], ["customer", '=HYPERLINK("http://x.test")']]),
    "a password": lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
}

MAILS: Mapping[str, Make] = {
    "a mailbox of nothing": lambda: mailbox("", "", ""),
    "a mail of headers only": lambda: "From: a@b.test\nMIME-Version: 1.0\n",
    "a flood of headers": lambda: mailbox("".join(f"X-{n}: y\n" for n in range(200_000)) + letter()),
    "a flood of one header": lambda: mailbox("Received: x\n" * 200_000 + letter()),
    "a header of a megabyte": lambda: mailbox(letter(subject="x" * MB, references="<a@b>" * MB)),
    "a header folded a hundred thousand times": lambda: mailbox(letter(subject="x\n " * 100_000)),
    "addresses without end": lambda: mailbox(letter(to="a@b.test, " * 100_000)),
    "comments in comments": lambda: mailbox(letter(to="(" * 100_000), letter(**{"from": f"{'(' * 3000} a@b.test"})),
    "quotation marks in an address": lambda: mailbox(letter(to='"' * 5001, **{"from": '"\\" <a@b.test>'})),
    "encoded words that are none": lambda: mailbox(letter(subject="=?utf-8?b?x?= =?x?y?z?= =?utf-8?q?=ZZ?=")),
    "an encoded word in no charset": lambda: mailbox(letter(subject="=?punycode?q?a-b?= =?zlib?b?eJw=?=")),
    "parts in parts": lambda: _nested(50),
    "parts in parts in parts": lambda: _nested(5000),
    "mails in mails": lambda: _forwarded(50) + letter(),
    "mails in mails in mails": lambda: _forwarded(20_000) + letter(),
    "a boundary that never comes": lambda: _typed('multipart/mixed; boundary="b"'),
    "no boundary": lambda: _typed("multipart/mixed"),
    "a boundary of a megabyte": lambda: _typed(f'multipart/mixed; boundary="{"b" * MB}"'),
    "parts without end": lambda: _typed('multipart/mixed; boundary="b"', "--b\n\n" * 100_000),
    "base64 rubbish": lambda: _typed("text/plain", "?" * 9999 + "\nAAA", "base64"),
    "uuencoded rubbish": lambda: _typed("text/plain", "begin 644 x\n\xff\xff\nend", "x-uuencode"),
    "quoted-printable rubbish": lambda: _typed("text/plain", "=" * 9999 + "=ZZ=\n=", "quoted-printable"),
    "an encoding that is none": lambda: _typed("text/plain", "Hi", "x-none"),
    "a charset that is none": lambda: _typed("text/plain; charset=klingon"),
    "a charset that takes its time": lambda: _typed("text/plain; charset=punycode", "a" * 200_000 + "-b"),
    "a kind that is none": lambda: _typed("/; ;=;*=;x*0*=a'b'c"),
    "HTML nested without end": lambda: _typed("text/html", "<div>" * 200_000),
    "HTML of open brackets": lambda: _typed("text/html", "<" * 500_000),
    "a thread in a circle": lambda: mailbox(
        *(letter(message_id=f"<{n}@x>", references=f"<{(n + 1) % 99}@x>") for n in range(99))
    ),
    "a mail that answers itself": lambda: mailbox(letter(message_id="<1@x>", in_reply_to="<1@x>")),
    "a thousand copies": lambda: mailbox(*([letter(message_id="<1@x>")] * 1000)),
    "quotations of quotations": lambda: mailbox(letter("> " * 50_000 + "\n" + ">\n" * 50_000)),
    "blanks without end": lambda: mailbox(letter(" \n" * 200_000 + "On " * 50_000)),
    "NULs": lambda: mailbox(letter("x" * 70_000 + "\0" * 9)),
    "a line of 17 MB": lambda: mailbox(letter("x" * 17 * MB), letter()),
}

CALLS: Mapping[str, Make] = {
    "a call of nothing": lambda: "WEBVTT",
    "cues of nobody": lambda: "WEBVTT\n\n" + f"{CUE}Hi\n\n" * 5000,
    "times out of this world": lambda: "WEBVTT\n\n99999999999:00:00.000 --> 0:0:0.000\nAgent: Hi\n",
    "times of 5,000 digits": lambda: f"WEBVTT\n\n{'9' * 5000}:00:00.000 --> 00:01.000\nAgent: Hi\n",
    "arrows without end": lambda: "WEBVTT\n\n" + "-->\n" * 50_000,
    "voices without end": lambda: f"WEBVTT\n\n{CUE}" + "<v A>" * 50_000,
    "open brackets": lambda: f"WEBVTT\n\n{CUE}<v Agent>" + "<" * 500_000,
    "ampersands": lambda: f"WEBVTT\n\n{CUE}<v Agent>" + "&#" * 200_000 + "&#1114112;&#xD800;",
    "a number of many digits": lambda: f"{'1' * 5000}\n00:00:01,000 --> 00:00:02,000\nAgent: Hi\n",
    "a cue of 200,000 lines": lambda: "1\n00:00:01,000 --> 00:00:02,000\nAgent: Hi\n" + "a\n" * 200_000,
    "a thousand voices": lambda: "WEBVTT\n\n" + "".join(f"{CUE}<v N{n}>Hi\n\n" for n in range(1000)),
}

HOSTILE: Mapping[str, Make] = {
    f"{kind}: {name}": make
    for kind, files in (("table", TABLES), ("workbook", BOMBS), ("mail", MAILS), ("call", CALLS))
    for name, make in files.items()
}
