"""A Word file as Word reads it: its paragraphs with the numbers that Word counts, its fields, its marks.

The counting is that of ISO/IEC 29500-1, 17.9: lists of one definition share their counters, a number restarts those of
deeper levels unless w:lvlRestart forbids it, and w:startOverride begins a list anew when it is first used.
"""

import re
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


def val(element, name="val"):
    return None if element is None else element.get(W + name)


def roman(number):
    out = ""
    for value, figures in ROMAN:
        while number >= value:
            out += figures
            number -= value
    return out


def printed(number, form):
    letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    forms = {
        "decimal": str(number), "decimalZero": f"{number:02}", "lowerLetter": letters, "upperLetter": letters.upper(),
        "lowerRoman": roman(number), "upperRoman": roman(number).upper(), "bullet": "",
    }
    return forms[form]


class Level:
    def __init__(self, element):
        self.start = int(val(element.find(W + "start")) or 0)
        self.form = val(element.find(W + "numFmt"))
        self.text = val(element.find(W + "lvlText"))
        restart = element.find(W + "lvlRestart")
        self.restart = None if restart is None else int(val(restart))


class Lists:
    def __init__(self, numbering, styles):
        self.definitions = {
            val(a, "abstractNumId"): {int(val(l, "ilvl")): Level(l) for l in a.findall(W + "lvl")}
            for a in numbering.findall(W + "abstractNum")
        }
        self.lists = {}
        for num in numbering.findall(W + "num"):
            definition = val(num.find(W + "abstractNumId"))
            levels, starts = dict(self.definitions[definition]), {}
            for override in num.findall(W + "lvlOverride"):
                at = int(val(override, "ilvl"))
                if override.find(W + "lvl") is not None:
                    levels[at] = Level(override.find(W + "lvl"))
                if override.find(W + "startOverride") is not None:
                    starts[at] = int(val(override.find(W + "startOverride")))
            self.lists[val(num, "numId")] = (definition, levels, starts)
        self.by_style = {}
        for style in styles.findall(W + "style"):
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None:
                level = int(val(number.find(W + "ilvl")) or 0)
                self.by_style[val(style, "styleId")] = (val(number.find(W + "numId")), level)
        self.counters, self.begun = {}, set()

    def place(self, paragraph):
        number = paragraph.find(f"{W}pPr/{W}numPr")
        style = val(paragraph.find(f"{W}pPr/{W}pStyle"))
        if number is None:
            return self.by_style.get(style)
        return val(number.find(W + "numId")), int(val(number.find(W + "ilvl")) or 0)

    def label(self, paragraph):
        """The number before a paragraph as Word prints it; None where it has none."""
        place = self.place(paragraph)
        if place is None or place[0] == "0":
            return None
        num, at = place
        definition, levels, starts = self.lists[num]
        counters = self.counters.setdefault(definition, {})
        if at in starts and num not in self.begun:
            counters[at] = starts[at]
        elif at in counters:
            counters[at] += 1
        else:
            counters[at] = starts.get(at, levels[at].start)
        self.begun.add(num)
        for deeper in [level for level in counters if level > at]:
            if levels[deeper].restart != 0:
                del counters[deeper]

        def number(match):
            level = int(match.group(1)) - 1
            return printed(counters.get(level, levels[level].start), levels[level].form)

        if levels[at].form == "bullet":
            return None
        return re.sub(r"%([1-9])", number, levels[at].text)


class Story:
    """The words of one part, one entry a paragraph: (style, label, words)."""

    def __init__(self, root, lists):
        self.paragraphs, self.fields, self.bookmarks, self.labels, self.tags = [], [], {}, {}, []
        self.comments, self.notes, self.contents = [], [], ""
        self.lists = lists
        self.visit(root)

    def visit(self, element):
        for child in element:
            if child.tag == W + "p":
                self.paragraph(child)
            elif child.tag == W + "sdt" and child.find(f"{W}sdtPr/{W}docPartObj") is not None:
                # Contents are made from headings, and are no words of the paper.
                self.contents = "".join(text.text or "" for text in child.iter(W + "t"))
            else:
                self.visit(child)

    def paragraph(self, paragraph):
        label = self.lists.label(paragraph) if self.lists else None
        self.words, self.open, self.field = "", {}, None
        self.runs(paragraph)
        for name in self.open.values():
            self.bookmarks.pop(name, None)
        for name in self.marks_in(paragraph):
            self.labels[name] = label
        self.paragraphs.append((val(paragraph.find(f"{W}pPr/{W}pStyle")), label, self.words))

    def marks_in(self, paragraph):
        return [val(mark, "name") for mark in paragraph.iter(W + "bookmarkStart")]

    def runs(self, element):
        for child in element:
            tag = child.tag.replace(W, "")
            if tag in ("t", "delText"):
                # A mark beside a footnote reference is no word of the text.
                mark = element.find(W + "footnoteReference")
                self.words += (child.text or "") if mark is None else ""
            elif tag in ("tab", "br") and element.tag == W + "r":
                self.words += " "
            elif tag == "footnoteReference":
                self.notes.append(val(child, "id"))
            elif tag == "commentReference":
                self.comments.append(val(child, "id"))
            elif tag == "bookmarkStart":
                self.open[val(child, "id")] = val(child, "name")
                self.bookmarks[val(child, "name")] = len(self.words)
            elif tag == "bookmarkEnd" and val(child, "id") in self.open:
                name = self.open.pop(val(child, "id"))
                self.bookmarks[name] = self.words[self.bookmarks[name]:]
            elif tag == "fldChar":
                kind = val(child, "fldCharType")
                if kind == "begin":
                    self.field = ["", None]
                elif kind == "separate":
                    self.field[1] = len(self.words)
                elif self.field:
                    self.fields.append((self.field[0].strip(), self.words[self.field[1]:]))
                    self.field = None
            elif tag == "instrText":
                self.field[0] += child.text or ""
            elif tag == "sdt":
                self.tags.append((val(child.find(f"{W}sdtPr/{W}tag")), val(child.find(f"{W}sdtPr/{W}alias"))))
                self.runs(child.find(W + "sdtContent"))
            elif tag in ("r", "hyperlink", "ins", "sdtContent"):
                self.runs(child)

    def text(self):
        return [(style, " ".join(filter(None, [label, words]))) for style, label, words in self.paragraphs]


class Paper:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.infolist()
            parts = {e.filename: archive.read(e) for e in self.entries}
        root = lambda name: ElementTree.fromstring(parts[name])
        self.parts = parts
        self.body = Story(root("word/document.xml").find(W + "body"), Lists(root("word/numbering.xml"), root("word/styles.xml")))
        self.footnotes, self.comments = {}, {}
        for name, element, into in [("footnotes", "footnote", self.footnotes), ("comments", "comment", self.comments)]:
            if f"word/{name}.xml" in parts:
                for note in root(f"word/{name}.xml").findall(W + element):
                    if note.get(W + "type") is None:
                        if element == "footnote":  # Its first run is its own mark.
                            first = next(p for p in note.iter(W + "p") if p.find(W + "r") is not None)
                            first.remove(first.find(W + "r"))
                        into[val(note, "id")] = Story(note, None)
