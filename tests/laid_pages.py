"""Pages laid out by hand for tests: words, lines and boxes exactly where a test wants them, as a PDF file."""

from dataclasses import dataclass, field

from report_pages import Press, Style, width_of

A4 = (595.0, 842.0)


@dataclass
class Sheets(Press):
    """Pages with nothing on them but what a test puts there; positions are from the top left corner."""

    style: Style = field(default_factory=lambda: Style(page=A4, margin=70, footer="", number_pages=False))

    def new_page(self) -> None:
        """Turn to the next page."""
        self.pages.append([])
        self.y = self.style.margin

    def at(self, x: float, y: float, text: str, font: str = "F1", size: float = 11) -> float:
        """Write words on a baseline; return where they end."""
        self._text(x, y, text, font, size)
        return x + width_of(text, font, size)

    def runs(self, x: float, y: float, *runs: tuple[str, str], size: float = 11) -> float:
        """Write words one after the other, each (font, words)."""
        for font, text in runs:
            x = self.at(x, y, text, font, size)
        return x

    def block(
        self, x: float, y: float, width: float, text: str, *, size: float = 11, step: float = 13, first: float = 0
    ) -> float:
        """Write a paragraph wrapped into a width, its first line moved by `first`; return the last line's baseline."""
        line = ""
        room = width - first
        at = x + first
        for word in text.split(" "):
            if line and width_of(f"{line} {word}", "F1", size) > room:
                self.at(at, y, line, size=size)
                y, line, room, at = y + step, "", width, x
            line = f"{line} {word}".strip()
        self.at(at, y, line, size=size)
        return y

    def aslant(self, x: float, y: float, text: str, size: float = 60) -> None:
        """Write words that rise across the page, as a watermark does."""
        self.pages[-1].append(f"BT /F1 {size} Tf 0.7 0.7 -0.7 0.7 {x:.2f} {self._up(y):.2f} Tm ({text}) Tj ET")

    def square(self, x: float, y: float, side: float = 9, *, crossed: bool = False) -> None:
        """Draw a small square whose upper left corner is given, with a cross in it if asked."""
        low = self._up(y + side)
        self.pages[-1].append(f"{x:.2f} {low:.2f} {side} {side} re S")
        if crossed:
            self.pages[-1].append(f"{x + 1:.2f} {low + 1:.2f} m {x + side - 1:.2f} {low + side - 1:.2f} l S")
            self.pages[-1].append(f"{x + 1:.2f} {low + side - 1:.2f} m {x + side - 1:.2f} {low + 1:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a frame."""
        self.pages[-1].append(f"{x:.2f} {self._up(y + height):.2f} {width:.2f} {height:.2f} re S")

    def shade(self, x: float, y: float, width: float, height: float) -> None:
        """Fill an area under what was written."""
        self.pages[-1].insert(0, f"q 0.7 0.8 0.9 rg {x:.2f} {self._up(y + height):.2f} {width:.2f} {height:.2f} re f Q")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self._rule(x0, y0, x1, y1)
