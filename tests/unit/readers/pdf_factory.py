"""Make PDFs whose layout is known to the point, as an office program would export them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 70.0, 525.0
PITCH = 13.0
FONTS = {"": "Helvetica", "b": "Helvetica-Bold", "i": "Helvetica-Oblique", "bi": "Helvetica-BoldOblique"}

LONG = (
    "De wethouder zegt toe dat de raad voor de zomer een brief ontvangt over de voortgang van de werkzaamheden aan de "
    "haven en dat omwonenden daarbij worden betrokken."
)


@dataclass
class PdfFactory:
    """Draw text by its distance from the top of the page, in points."""

    path: Path
    width: float = WIDTH
    height: float = HEIGHT
    password: str | None = None
    owner: str | None = None
    canvas: Canvas = field(init=False)
    y: float = 100.0

    def __post_init__(self) -> None:
        encrypt = None
        if self.password is not None:
            encrypt = StandardEncryption(self.password, ownerPassword=self.owner or "meester")
        self.canvas = Canvas(str(self.path), pagesize=(self.width, self.height), encrypt=encrypt, invariant=True)

    def text(self, x: float, y: float, text: str, style: str = "", size: float = 10.0) -> PdfFactory:
        """Draw one line with its baseline at a distance from the top."""
        self.canvas.setFont(FONTS[style], size)
        self.canvas.drawString(x, self.height - y, text)
        return self

    def line(self, text: str, style: str = "", *, x: float = LEFT, gap: float = 0.0, size: float = 10.0) -> PdfFactory:
        """Draw the next line of running text after some extra space."""
        self.y += gap
        self.text(x, self.y, text, style, size)
        self.y += PITCH * max(size / 10, 1)
        return self

    def paragraph(
        self,
        text: str,
        style: str = "",
        *,
        x: float = LEFT,
        right: float = RIGHT,
        gap: float = PITCH,
        size: float = 10.0,
        first: float | None = None,
    ) -> PdfFactory:
        """Draw a paragraph, wrapped at the right margin, after some extra space."""
        self.y += gap
        line, start = "", x if first is None else first
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and stringWidth(longer, FONTS[style], size) > right - start:
                self.line(line, style, x=start, size=size)
                line, start = word, x
            else:
                line = longer
        self.line(line, style, x=start, size=size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> PdfFactory:
        """Draw a ruling line between two points counted from the top left."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def grid(self, xs: list[float], ys: list[float], cells: list[list[str]], style: str = "") -> PdfFactory:
        """Draw a ruled table; a line break in a cell starts a new line, the style is that of the first row."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for number, (top, row) in enumerate(zip(ys, cells, strict=False)):
            for x, cell in zip(xs, row, strict=False):
                for offset, line in enumerate(cell.split("\n")):
                    self.text(x + 5, top + 12 + offset * 12, line, style if number == 0 else "", 9)
        self.y = ys[-1] + PITCH
        return self

    def page(self) -> PdfFactory:
        """Start a new page."""
        self.canvas.showPage()
        self.y = 100.0
        return self

    def save(self) -> Path:
        """Write the file."""
        self.canvas.save()
        return self.path
