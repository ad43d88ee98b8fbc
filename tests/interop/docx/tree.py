"""The tree of a paper, as --format json prints it, as a reader must find it in Word: words, numbers, blanks, notes."""


def marks(node):
    """The footnotes that the text calls for, outside of notes to the drafter."""
    if isinstance(node, list):
        for item in node:
            yield from marks(item)
    elif isinstance(node, dict) and node.get("kind") != "advice":
        if node.get("inline") == "footnote_mark":
            yield node["number"]
        for item in node.values():
            yield from marks(item)


class Tree:
    def __init__(self, tree):
        self.words, self.labels, self.blanks, self.headings, self.tables = [], [], [], [], 0
        self.comments, self.notes = [], {note["number"]: note["blocks"] for note in tree["footnotes"]}
        self.called, self.draft = [], not tree["identity"]["finished"]
        self.silent = self.silent_marks = False
        in_text = set(marks(tree["parts"]))
        # What only a comment calls is told there.
        self.told = set(self.notes) - in_text
        for part in tree["parts"]:
            self.part(part["part"], part["content"])

    def part(self, kind, content):
        if kind == "title":
            self.words.append(self.inlines(content))
        elif kind == "recitals":
            for recital in content:
                self.blocks(recital["blocks"])
        elif kind == "body":
            for section in content:
                self.section(section, 1)
        else:
            self.blocks(content)

    def section(self, section, level):
        heading = self.inlines(section["heading"])
        if heading.strip():
            self.headings.append((min(level, 4), heading))
        label = self.label(section["number"])
        if heading.strip():
            self.words.append(f"{label} {heading}")
            self.blocks(section["blocks"])
        else:
            self.item(label, section["blocks"])
        for inner in section["sections"]:
            self.section(inner, level + 1)

    def label(self, number):
        label = number["label"].strip() if number else ""
        if label and not self.silent:
            self.labels.append(label)
        return label

    def item(self, label, blocks):
        first = blocks[:1] if blocks and blocks[0]["block"] == "paragraph" else []
        self.words.append(f"{label} " + "".join(self.inlines(b["inlines"]) for b in first))
        self.blocks(blocks[len(first):])

    def blocks(self, blocks):
        for block in blocks:
            kind = block["block"]
            if kind == "paragraph":
                self.words.append(self.inlines(block["inlines"]))
            elif kind == "definition":
                self.item(self.label(block["number"]), block["blocks"])
            elif kind == "subdivisions":
                for item in block["items"]:
                    self.item(self.label(item["number"]), item["blocks"])
            elif kind == "list":
                for item in block["items"]:
                    self.blocks(item)
            elif kind == "table":
                self.tables += 1
                for row in [block["head"], *block["rows"]]:
                    self.words.extend(self.inlines(cell) for cell in row)
            elif kind == "signature":
                self.words.append(self.inlines(block["caption"]))
                self.words.extend(self.inlines(line) for line in block["lines"])
            elif block["kind"] == "advice" and not self.silent:
                self.comments.append(self.note(block["blocks"]))
            else:
                self.words.append("NOT CONFIRMED:" if block["kind"] == "caution" else "NOTE TO DRAFTER:")
                self.quietly(block["blocks"], True)

    def quietly(self, blocks, keep):
        """Reads blocks whose numbers Word does not count."""
        before, self.silent = self.silent, True
        labels, self.labels = self.labels, []
        self.blocks(blocks)
        self.labels, self.silent = labels, before

    def note(self, blocks):
        """The words of a note in a part of its own."""
        kept = self.words, self.blanks, self.called, self.tables, self.silent_marks
        self.words, self.blanks, self.called, self.silent_marks = [], [], [], True
        self.quietly(blocks, False)
        for number in [number for number in self.called if number in self.told]:
            self.told.discard(number)
            self.item(str(number), self.notes[number])
        words = self.words
        self.words, self.blanks, self.called, self.tables, self.silent_marks = kept
        return words

    def inlines(self, inlines):
        out = ""
        for inline in inlines:
            kind = inline["inline"]
            if kind in ("text", "value", "reference"):
                out += inline["text"]
            elif kind == "blank":
                label = inline["label"]
                if inline["key"]:
                    self.blanks.append((inline["key"], label.strip()))
                out += f"[{label.strip()}]" if inline["key"] else "_" * min(max(len(label), 8), 24)
            elif kind in ("emphasis", "strong"):
                out += self.inlines(inline["inlines"])
            elif kind == "term":
                out += f"“{inline['term'].strip()}”"
            elif kind == "footnote_mark":
                # A note is called once; a second mark, and one in a comment, is its number.
                if self.silent_marks or inline["number"] in self.called or inline["number"] not in self.notes:
                    out += str(inline["number"])
                self.called.append(inline["number"])
            elif kind == "link":
                out += self.inlines(inline["inlines"]) if inline["inlines"] else inline["href"]
            elif kind == "break":
                out += " "
        return out
