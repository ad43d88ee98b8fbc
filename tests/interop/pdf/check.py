"""Judges PDF files by their standards and by the trees they were made from; see the script `check`."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import page
import pikepdf

PROFILES = {"PDF/UA-1": page.ValidationProfile.PDF_UA_1, "PDF/A-2a": page.ValidationProfile.PDF_A_2A}


def run(*command):
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)


def standards(path):
    """What is wrong with the syntax of a file, or against a standard."""
    faults = []
    syntax = run("qpdf", "--check", str(path))
    if syntax.returncode != 0:
        faults.append(f"qpdf: {(syntax.stdout + syntax.stderr).strip().splitlines()[-1]}")
        return faults
    for name, profile in PROFILES.items():
        report = str(page.validate_pdf(str(path), profile=profile))
        rules = re.search(r"Rules: (\d+) passed, (\d+) failed, (\d+) total", report)
        if rules is None or int(rules[3]) < 100:
            faults.append(f"{name}: {report.strip()}")
        told = [line for line in report.splitlines() if line.startswith("[")]
        told = [line for line in told if not is_misread_length(path, line)]
        if told or (rules and int(rules[2]) > 0 and not re.search(LENGTH, report)):
            faults.append(f"{name}: {'; '.join(told) or report.strip()}")
    return faults


LENGTH = r"PDFA2A-STREAM-LENGTH-001.*\(object (\d+) 0\)"


def is_misread_length(path, line):
    """Whether a stream whose data ends in a carriage return is told to be one byte shorter than it is.

    The validator takes that byte and the line feed before `endstream` for one end of line. ISO 19005-2, 6.1.7.1, counts
    up to the end of line before `endstream`, and qpdf and poppler read it so: we count ourselves.
    """
    found = re.search(LENGTH, line)
    if not found:
        return False
    data = pathlib.Path(path).read_bytes()
    at = data.index(b"\n%s 0 obj" % found[1].encode())
    length = int(re.search(rb"/Length (\d+)", data[at:])[1])
    start = data.index(b"stream\n", at) + len(b"stream\n")
    end = start + length
    return data[end - 1 : end] == b"\r" and data[end : end + 10] == b"\nendstream"


def typefaces(path):
    """Every typeface is embedded, as a subset, with a way back to Unicode."""
    rows = run("pdffonts", str(path)).stdout.splitlines()[2:]
    bad = [row for row in rows if row.split()[-5:-2] != ["yes", "yes", "yes"]]
    return [f"pdffonts: {row}" for row in bad] or ([] if rows else ["pdffonts: no typeface"])


def heard(path):
    """The words of a file in the order of its tags, without white space."""
    said = run("pdfinfo", "-struct-text", str(path)).stdout
    pieces = re.findall(r'^ *"(.*)"$', said, flags=re.MULTILINE)
    return squeeze("".join(pieces))


def squeeze(text):
    return re.sub(r"\s+", "", text)


def hand_blank(label):
    return "_" * min(max(len(label), 8), 24)


def run_words(inlines):
    out = ""
    for inline in inlines:
        kind = inline["inline"]
        if kind in ("text", "value", "reference"):
            out += inline["text"]
        elif kind == "blank":
            out += f"[{inline['label']}]" if inline["key"] else hand_blank(inline["label"])
        elif kind == "term":
            out += f"“{inline['term']}”"
        elif kind == "footnote_mark":
            out += str(inline["number"])
        elif kind == "link":
            words = run_words(inline["inlines"])
            address = inline["href"].removeprefix("mailto:")
            said = not address or address.startswith("#") or address in words
            out += words if said else f"{words} <{address}>"
        elif kind == "break":
            out += " "
        else:
            out += run_words(inline["inlines"])
    return out


def label(node):
    return node["number"]["label"] if node.get("number") else ""


def is_by_hand(cell):
    return not cell or (len(cell) == 1 and cell[0]["inline"] == "blank" and not cell[0]["key"])


def block_words(blocks):
    out = ""
    for block in blocks:
        kind = block["block"]
        if kind == "paragraph":
            out += run_words(block["inlines"])
        elif kind == "definition":
            out += label(block) + block_words(block["blocks"])
        elif kind == "subdivisions":
            out += "".join(label(item) + block_words(item["blocks"]) for item in block["items"])
        elif kind == "list":
            out += "".join("•" + block_words(item) for item in block["items"])
        elif kind == "drafting_note":
            name = "NOTE TO DRAFTER:" if block["kind"] == "advice" else "NOT CONFIRMED:"
            out += name + block_words(block["blocks"])
        elif kind == "signature":
            out += run_words(block["caption"]) + "".join(run_words(line) for line in block["lines"])
        elif kind == "table":
            out += "".join(run_words(cell) for cell in block["head"])
            out += "".join("" if is_by_hand(cell) else run_words(cell) for row in block["rows"] for cell in row)
    return out


def section_words(sections):
    return "".join(
        label(section) + run_words(section["heading"]) + block_words(section["blocks"]) + section_words(section["sections"])
        for section in sections
    )


def tree_words(tree):
    out = ""
    for part in tree["parts"]:
        kind, content = part["part"], part["content"]
        if kind == "title":
            out += run_words(content)
        elif kind == "recitals":
            out += "".join(block_words(recital["blocks"]) for recital in content)
        elif kind == "body":
            out += section_words(content)
        else:
            out += block_words(content)
    for footnote in tree["footnotes"]:
        out += str(footnote["number"]) + block_words(footnote["blocks"])
    return squeeze(out)


def words(path, tree):
    """Where the words of a file and of its tree part."""
    # An index names the files beside it, each by the ending of its own format.
    said, meant = heard(path), tree_words(tree).replace(".json>", ".pdf>")
    if said == meant:
        return []
    at = next((at for at, (a, b) in enumerate(zip(said, meant)) if a != b), min(len(said), len(meant)))
    return [f"words: …{said[max(0, at - 30):at + 30]}… is read where the tree has …{meant[max(0, at - 30):at + 30]}…"]


def judge(path, tree):
    return standards(path) + typefaces(path) + (words(path, tree) if tree else [])


def broken(good, tree, folder):
    """Files with one fault each, and the name of the check that must refuse it."""

    def save(name, change):
        path = folder / f"{name}.pdf"
        with pikepdf.open(good) as file:
            change(file)
            file.save(path)
        return path

    def untag(file):
        del file.Root.MarkInfo

    def unnamed(file):
        del file.Root.Lang

    def undated(file):
        del file.Root.Metadata

    def unembedded(file):
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile2", "/FontFile3"):
                    if key in thing:
                        del thing[key]

    cut = folder / "cut.pdf"
    data = good.read_bytes()
    cut.write_bytes(data[: len(data) // 2])
    yield "qpdf", cut, tree
    yield "PDF/UA-1", save("untagged", untag), tree
    yield "PDF/UA-1", save("unnamed", unnamed), tree
    yield "PDF/A-2a", save("undated", undated), tree
    yield "PDF/A-2a", save("unembedded", unembedded), tree
    if tree:
        other = json.loads(json.dumps(tree))
        other["parts"].pop()
        yield "words", good, other


def main(names):
    trees, faults = {}, 0
    for path in map(pathlib.Path, names):
        beside = path.with_suffix(".json")
        trees[path] = json.loads(beside.read_text()) if beside.exists() else None
        for fault in judge(path, trees[path]):
            faults += 1
            print(f"{path}: {fault}", file=sys.stderr)
    good, tree = max(trees.items(), key=lambda item: item[1] is not None)
    with tempfile.TemporaryDirectory() as folder:
        refused = 0
        for check, path, tree in broken(good, tree, pathlib.Path(folder)):
            refused += 1
            if not any(fault.startswith(check) for fault in judge(path, tree)):
                faults += 1
                print(f"{check} takes a broken file: {path.name}", file=sys.stderr)
    compared = sum(tree is not None for tree in trees.values())
    print(f"pdf: {len(trees)} files by qpdf, PDF/UA-1 and PDF/A-2a, {compared} of them word for word; {refused} broken ones refused; {faults} findings")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
