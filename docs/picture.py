"""Draw a terminal screen, as tmux captures it with its colours, as SVG: standard input to standard output."""
import re
import sys
from xml.sax.saxutils import escape

WIDTH, HEIGHT, PAD = 8.4, 18, 12
BACK, FRONT = "#1b1d23", "#d7d9de"
BASIC = ["#1b1d23", "#d55e00", "#009e73", "#e69f00", "#56b4e9", "#cc79a7", "#56b4e9", "#d7d9de"]
CUBE = [0, 95, 135, 175, 215, 255]


def colour(number):
    if number < 16:
        return BASIC[number % 8]
    if number >= 232:
        return "#" + "%02x" % (8 + 10 * (number - 232)) * 3
    number -= 16
    return "#%02x%02x%02x" % (CUBE[number // 36], CUBE[number // 6 % 6], CUBE[number % 6])


class Pen:
    def __init__(self):
        self.reset()

    def reset(self):
        self.front, self.back = FRONT, None
        self.bold = self.dim = self.italic = self.reverse = self.underline = False

    def take(self, codes):
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.reset()
            elif code in (1, 2, 3, 4, 7):
                setattr(self, {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse"}[code], True)
            elif code == 39:
                self.front = FRONT
            elif code == 49:
                self.back = None
            elif code in (38, 48):
                value = colour(codes[1]) if codes[0] == 5 else "#%02x%02x%02x" % tuple(codes[1:4])
                del codes[: 2 if codes[0] == 5 else 4]
                setattr(self, "front" if code == 38 else "back", value)
            elif 30 <= code % 60 <= 37:
                self.front = BASIC[code % 10]
            elif 40 <= code % 60 <= 47:
                self.back = BASIC[code % 10]

    def draw(self, column, row, text):
        front, back = (self.back or BACK, self.front) if self.reverse else (self.front, self.back)
        x, y = PAD + column * WIDTH, PAD + row * HEIGHT
        if back:
            yield f'<rect x="{x:.1f}" y="{y}" width="{len(text) * WIDTH:.1f}" height="{HEIGHT}" fill="{back}"/>'
        if text.strip():
            style = ' font-weight="bold"' if self.bold else ""
            style += ' opacity="0.6"' if self.dim else ""
            style += ' font-style="italic"' if self.italic else ""
            style += ' text-decoration="underline"' if self.underline else ""
            length = f'textLength="{len(text) * WIDTH:.1f}"'
            yield f'<text x="{x:.1f}" y="{y + 13}" {length} fill="{front}"{style}>{escape(text)}</text>'


def main():
    lines = sys.stdin.read().rstrip("\n").split("\n")
    pen, shapes, columns = Pen(), [], 80
    for row, line in enumerate(lines):
        column = 0
        for part in re.split("(\x1b\\[[0-9;]*m)", line):
            if part.startswith("\x1b["):
                pen.take([int(code or 0) for code in part[2:-1].split(";")])
            elif part:
                shapes.extend(pen.draw(column, row, part))
                column += len(part)
        columns = max(columns, column)
    width, height = columns * WIDTH + 2 * PAD, max(len(lines), 24) * HEIGHT + 2 * PAD
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" xml:space="preserve"')
    print(' font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">')
    print(f'<rect width="100%" height="100%" rx="8" fill="{BACK}"/>')
    print("\n".join(shapes))
    print("</svg>")


main()
