"""The same pages as other programs would have printed them: one PDF rewritten glyph by glyph in another's manner.

LibreOffice prints one way. Word draws a table's rules as thin filled boxes, piece by piece; a page designer's program
leaves spaces out, sets each word by itself in the order it was made in, and turns landscape pages with /Rotate. The
words and where they stand stay the same, so the truth does too.
"""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pdfplumber


@dataclass(frozen=True)
class Manner:
    """How a program writes its pages."""

    name: str
    boxed_rules: bool = False  # a rule is a thin filled box for each stretch between two others
    spaces: bool = True
    by_word: bool = False  # a word at a time; else as much of a line as stands together
    shuffled: bool = False  # lines in no order
    turned: bool = False  # landscape pages are upright ones with /Rotate
    nameless: bool = False  # fonts are called F1, F2, ...: nothing says which is bold


WORD = Manner("word", boxed_rules=True)
DESIGNER = Manner("designer", spaces=False, by_word=True, shuffled=True, turned=True)
# What some converters of committee systems leave of a font: its letters and their widths, no name.
CONVERTER = Manner("converter", boxed_rules=True, nameless=True)
MANNERS = (WORD, DESIGNER, CONVERTER)

Glyph = dict[str, Any]


@dataclass
class _Font:
    """A font as met on the pages: which signs it has, how wide they are."""

    name: str
    codes: dict[str, int] = field(default_factory=dict)
    widths: list[float] = field(default_factory=list)

    def code(self, glyph: Glyph) -> int:
        text = glyph["text"]
        if text not in self.codes:
            self.codes[text] = 33 + len(self.codes)
            self.widths.append(1000 * glyph["adv"] / (glyph["size"] or 1))
        return self.codes[text]


def reprinted(content: bytes, manner: Manner) -> bytes:
    """Return a PDF with the same words in the same places, written in another program's manner."""
    fonts: dict[str, _Font] = {}
    pages = []
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            lines = [*_grounds(page), *_rules(page, manner), *_words(page, manner, fonts)]
            pages.append((float(page.width), float(page.height), "\n".join(lines)))
            page.close()
    return _file(pages, list(fonts.values()), manner)


def _grounds(page: Any) -> Iterator[str]:
    for box in page.rects:
        if box["fill"] and isinstance(box["non_stroking_color"], tuple):
            colour = " ".join(f"{part:.3f}" for part in box["non_stroking_color"])
            kind = {1: "g", 3: "rg", 4: "k"}[len(box["non_stroking_color"])]
            low = page.height - box["bottom"]
            yield f"{colour} {kind} {box['x0']:.2f} {low:.2f} {box['width']:.2f} {box['height']:.2f} re f 0 g"


def _rules(page: Any, manner: Manner) -> Iterator[str]:
    for line in page.lines:
        x0, x1 = line["x0"], line["x1"]
        low, high = page.height - line["bottom"], page.height - line["top"]
        if not manner.boxed_rules:
            yield f"0.5 w {x0:.2f} {low:.2f} m {x1:.2f} {high:.2f} l S"
        elif x1 - x0 >= high - low:
            # Word begins a new box at each upright rule that the level one meets.
            met = sorted({x0, x1, *(one["x0"] for one in page.lines if _meets(one, x0, x1, line["top"]))})
            for left, right in pairwise(met):
                yield f"{left:.2f} {low - 0.24:.2f} {right - left:.2f} 0.48 re f"
        else:
            yield f"{x0 - 0.24:.2f} {low:.2f} 0.48 {high - low:.2f} re f"


def _meets(one: Glyph, x0: float, x1: float, y: float) -> bool:
    return one["x1"] - one["x0"] < 1 and x0 < one["x0"] < x1 and one["top"] - 1 <= y <= one["bottom"] + 1


def _words(page: Any, manner: Manner, fonts: dict[str, _Font]) -> Iterator[str]:
    runs: list[list[Glyph]] = []
    for glyph in page.chars:
        if glyph["text"].isspace() and not manner.spaces:
            continue
        if not (runs and _goes_on(runs[-1][-1], glyph, manner)):
            runs.append([])
        runs[-1].append(glyph)
    if manner.shuffled:
        random.Random(page.page_number).shuffle(runs)
    for run in runs:
        yield _shown(run, fonts)


def _goes_on(last: Glyph, glyph: Glyph, manner: Manner) -> bool:
    alike = last["fontname"] == glyph["fontname"] and last["size"] == glyph["size"]
    level = abs(last["bottom"] - glyph["bottom"]) < 0.1
    together = abs(glyph["x0"] - last["x1"]) < 0.02 * glyph["size"] + 0.05
    return alike and level and together and not (manner.by_word and glyph["text"].isspace())


def _shown(run: Sequence[Glyph], fonts: dict[str, _Font]) -> str:
    first = run[0]
    name = first["fontname"].split("+")[-1]
    codes = ""
    font = fonts.setdefault(name, _Font(name))
    for glyph in run:
        codes += f"{font.code(glyph):02x}"
    number = list(fonts).index(name)
    colour = first["non_stroking_color"]
    ink = (
        f"{' '.join(f'{part:.3f}' for part in colour)} rg" if isinstance(colour, tuple) and len(colour) == 3 else "0 g"
    )
    x, y = first["matrix"][4], first["matrix"][5]
    return f"BT {ink} /F{number} {first['size']:.2f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{codes}> Tj ET"


def _file(pages: Sequence[tuple[float, float, str]], fonts: Sequence[_Font], manner: Manner) -> bytes:
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    for font in fonts:
        objects += _font_objects(font, len(objects) + 1, nameless=manner.nameless)
    named = " ".join(f"/F{index} {3 + 2 * index} 0 R" for index in range(len(fonts)))
    kids = []
    for width, height, content in pages:
        turned = manner.turned and width > height
        box = f"{height:.2f} {width:.2f}" if turned else f"{width:.2f} {height:.2f}"
        if turned:
            content = f"0 1 -1 0 {height:.2f} 0 cm\n{content}"
        kids.append(f"{len(objects) + 1} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box}] {'/Rotate 90 ' if turned else ''}"
            f"/Contents {len(objects) + 2} 0 R /Resources << /Font << {named} >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _written(objects)


def _font_objects(font: _Font, number: int, *, nameless: bool) -> list[str]:
    last = 32 + len(font.codes)
    names = " ".join(f"/uni{ord(text[0]):04X}" for text in font.codes)
    widths = " ".join(f"{width:.1f}" for width in font.widths)
    shown = "\n".join(f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for text, code in font.codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(font.codes)} beginbfchar\n{shown}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    bold = 262144 if "Bold" in font.name and not nameless else 0
    name = f"CIDFont+F{number}" if nameless else font.name
    return [
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 33 /LastChar {last} /Widths [{widths}] "
        f"/Encoding << /Differences [33 {names}] >> /ToUnicode {number + 1} 0 R "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags {32 + bold} "
        "/Ascent 905 /Descent -212 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [-200 -220 1200 950] >> >>",
        f"<< /Length {len(to_unicode)} >>\nstream\n{to_unicode}\nendstream",
    ]


def _written(objects: Sequence[str]) -> bytes:
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (head + tail).encode("latin-1")
