"""The words of an instrument, as its JSON gives them and as its Akoma Ntoso does, in the order of reading."""

import json

NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SIGNATURE = 30


def of_json(path):
    tree = json.load(open(path, encoding="utf-8"))
    reader = Reader({note["number"]: note["blocks"] for note in tree["footnotes"]})
    for part in tree["parts"]:
        content = part["content"]
        if part["part"] == "title":
            reader.run(content)
        elif part["part"] == "recitals":
            for recital in content:
                reader.blocks(recital["blocks"])
        elif part["part"] == "body":
            for section in content:
                reader.section(section)
        else:
            reader.blocks(content)
    return "".join(reader.out)


def of_akn(document):
    """Everything but the metadata."""
    out = []

    def walk(element):
        if element.tag == NS + "meta":
            return
        out.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                walk(child)
            out.append(child.tail or "")

    walk(document)
    return "".join(out)


def squeezed(words):
    return "".join(words.split())


class Reader:
    def __init__(self, notes):
        self.notes, self.called, self.out = notes, set(), []

    def section(self, section):
        self.label(section)
        self.run(section["heading"])
        self.blocks(section["blocks"])
        for inner in section["sections"]:
            self.section(inner)

    def label(self, node):
        self.out.append(node["number"]["label"] if node["number"] else "")

    def blocks(self, blocks):
        for block in blocks:
            kind = block["block"]
            if kind == "paragraph":
                self.run(block["inlines"])
            elif kind == "definition":
                self.label(block)
                self.blocks(block["blocks"])
            elif kind == "subdivisions":
                for item in block["items"]:
                    self.label(item)
                    self.blocks(item["blocks"])
            elif kind == "list":
                for item in block["items"]:
                    self.blocks(item)
            elif kind == "drafting_note":
                self.blocks(block["blocks"])
            elif kind == "table":
                for row in [block["head"], *block["rows"]]:
                    for cell in row:
                        self.run(cell)
            elif kind == "signature":
                self.run(block["caption"])
                self.out.append("_" * SIGNATURE)
                for line in block["lines"]:
                    self.run(line)
            else:
                raise ValueError(kind)

    def run(self, inlines):
        for inline in inlines:
            kind = inline["inline"]
            if kind == "blank" and not inline["key"]:
                self.out.append("_" * min(max(len(inline["label"]), 8), 24))
            elif kind == "blank":
                self.out.append("[" + inline["label"] + "]")
            elif kind == "term":
                self.out.append("“" + inline["term"] + "”")
            elif kind == "footnote_mark":
                if inline["number"] not in self.called:
                    self.called.add(inline["number"])
                    self.blocks(self.notes[inline["number"]])
            elif kind in ("emphasis", "strong"):
                self.run(inline["inlines"])
            elif kind == "link":
                self.run(inline["inlines"] or [{"inline": "text", "text": inline["href"]}])
            elif kind == "break":
                self.out.append(" ")
            else:
                self.out.append(inline["text"])
