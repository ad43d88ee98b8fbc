"""Judges Word files with other people's programs, and against the trees they were written from. See ./check."""

import contextlib
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
from docx_integrity import cli as integrity
from openxml_audit import FileFormat, OpenXmlValidator

from tree import Tree
from word import Paper, Story

# A theme is optional (ISO/IEC 29500-1, 14.2.7: zero or one), but this program asks every document for one.
NO_FAULT = "officeDocument/2006/relationships/theme' is missing"


def squeeze(text):
    return re.sub(r"\s+", "", text)


def first_difference(got, wanted):
    at = next((i for i, (a, b) in enumerate(zip(got, wanted)) if a != b), min(len(got), len(wanted)))
    return f"at {at}: got {got[max(at - 40, 0):at + 60]!r}, wanted {wanted[max(at - 40, 0):at + 60]!r}"


def package(paper):
    if paper.entries[0].filename != "[Content_Types].xml":
        yield "the package does not begin with its content types"
    for entry in paper.entries:
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{entry.filename} bears the time {entry.date_time}"
    for name, content in paper.parts.items():
        for word in (b"mc:Ignorable", b"w14:", b"w:updateFields"):
            if word in content:
                yield f"{name} has {word.decode()}"


def schema(path):
    """The Open XML SDK's schema and semantic rules, as openxml-audit ports them, and docx-integrity's cross-checks."""
    for error in OpenXmlValidator(file_format=FileFormat.OFFICE_2013).validate(str(path)).errors:
        if NO_FAULT not in error.description:
            yield f"{getattr(error, 'part_uri', '')} {error.description}"
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        try:
            code = integrity.main(["check", str(path)])
        except SystemExit as end:
            code = end.code
    if code:
        yield f"docx-integrity: {said.getvalue().strip()}"


def fields(paper):
    """Every field shows what Word would make of it, so that updating changes nothing."""
    story = paper.body
    every = story.fields + [field for note in paper.footnotes.values() for field in note.fields]
    for instruction, shown in every:
        name, *rest = instruction.split()
        if name == "REF" and rest[0] not in story.bookmarks:
            yield f"{instruction}: no such bookmark"
        elif name == "REF" and "\\n" in rest:
            label = (story.labels[rest[0]] or "").rstrip(".")
            if label != shown:
                yield f"{instruction} shows {shown!r}, and Word would print {label!r}"
        elif name == "REF" and story.bookmarks[rest[0]] != shown:
            yield f"{instruction} shows {shown!r}, and its bookmark holds {story.bookmarks[rest[0]]!r}"
        elif name == "NOTEREF" and rest[0] not in story.bookmarks:
            yield f"{instruction}: no such bookmark"


def against(paper, tree):
    story = paper.body
    got, wanted = squeeze("".join(text for _, text in story.text())), squeeze("".join(tree.words))
    if got != wanted:
        yield f"the words differ {first_difference(got, wanted)}"
    counted = [label for _, label, _ in story.paragraphs if label]
    if counted != tree.labels:
        yield f"the numbers differ: {first_difference(counted, tree.labels)}"
    if story.tags != [(key[:64], label[:64]) for key, label in tree.blanks]:
        yield f"the blanks differ: {story.tags} and {tree.blanks}"
    notes = [squeeze("".join(text for _, text in paper.footnotes[note].text())) for note in story.notes]
    order = list(dict.fromkeys(number for number in tree.called if number in tree.notes))
    wanted = [squeeze("".join(tree.note(tree.notes[number]))) for number in order]
    if notes != wanted:
        yield f"the footnotes differ: {first_difference(notes, wanted)}"
    if len(paper.footnotes) != len(set(story.notes)):
        yield "a footnote has no mark"
    comments = [squeeze("".join(text for _, text in paper.comments[name].text())) for name in sorted(paper.comments, key=int)]
    if comments != [squeeze("".join(words)) for words in tree.comments]:
        yield f"the comments differ: {first_difference(comments, [squeeze(''.join(w)) for w in tree.comments])}"
    if sorted(story.comments) != sorted(paper.comments):
        yield "a comment is about nothing"


def python_docx(path, tree):
    document = docx.Document(str(path))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    wanted = [(f"Heading {level}", re.sub(r"\s+", " ", words).strip()) for level, words in tree.headings]
    # Its text of a paragraph leaves out what stands in content controls and fields.
    if [style for style, _ in headings] != [style for style, _ in wanted]:
        yield f"python-docx: headings are {headings}"
    for (_, got), (_, words) in zip(headings, wanted):
        if "[" not in words and got != words:
            yield f"python-docx: a heading reads {got!r}"
    if len(document.tables) != tree.tables:
        yield f"python-docx: {len(document.tables)} tables, {tree.tables} wanted"
    for table in document.tables:
        if table.rows[0]._tr.trPr is None or "tblHeader" not in table.rows[0]._tr.trPr.xml:
            if any(cell.text.strip() for cell in table.rows[0].cells):
                yield "python-docx: a table has no header row"
    if not document.core_properties.title or not document.core_properties.language:
        yield "python-docx: no title, or no language"


def pandoc_words(node):
    """The words of pandoc's tree, notes left out."""
    if isinstance(node, list):
        return "".join(map(pandoc_words, node))
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Note" or (kind == "Span" and "comment-start" in content[0][1]):
        return ""
    return "".join(map(pandoc_words, node.values())) if kind is None else pandoc_words(content)


def pandoc(path, paper):
    read = subprocess.run(["pandoc", "--track-changes=all", "-f", "docx", "-t", "json", path], capture_output=True, text=True)
    if read.returncode or read.stderr.strip():
        yield f"pandoc: {read.stderr.strip()}"
        return
    # Pandoc makes numbers and titles of its own; every paragraph must be there, in order.
    tree = json.loads(read.stdout)
    everything = squeeze(pandoc_words([tree["meta"].get("title", {}), tree["blocks"]]))
    at = 0
    for style, _, words in paper.body.paragraphs:
        found = everything.find(squeeze(words), 0 if style == "Title" else at)
        if found < 0:
            yield f"pandoc does not read {words[:80]!r}, or not in its place"
            return
        at = at if style == "Title" else found + len(squeeze(words))


def libre_office(papers, folder):
    """LibreOffice's own text of each paper, its numbers counted by itself."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
    subprocess.run(command + [str(path) for path in papers], check=True, capture_output=True)
    for path, paper in papers.items():
        text = squeeze((folder / path.name).with_suffix(".txt").read_text(encoding="utf-8-sig"))
        text = text.replace(squeeze(paper.body.contents), "", 1) if paper.body.contents else text
        at = 0
        for style, words in paper.body.text():
            squeezed = squeeze(words)
            found = text.find(squeezed, at, at + len(squeezed) + 400)
            end = found + len(squeezed)
            # It sets the marks of notes as words, so that a paragraph with one is looked for piece by piece.
            if found < 0 and paper.body.notes:
                found = end = at
                for piece in filter(None, map(squeeze, re.split(r"(?<=[,.;:])", words))):
                    found = text.find(piece, end, end + len(piece) + 40)
                    end = found + len(piece)
                    if found < 0:
                        break
            if found < 0:
                yield f"{path}: LibreOffice does not print {words[:80]!r}, or not in its place"
                break
            at = end


def faults(path):
    paper = Paper(path)
    yield from package(paper)
    yield from schema(path)
    yield from fields(paper)
    beside = path.with_suffix(".json")
    if beside.exists():
        tree = Tree(json.loads(beside.read_text()))
        yield from against(paper, tree)
        yield from python_docx(path, tree)
    yield from pandoc(path, paper)


def broken(path, folder):
    """Samples that must be refused: each a good file with one thing changed in one part."""
    changes = {
        "an element of no schema": ("word/document.xml", r"<w:pPr>", "<w:pPr><w:bogus/>"),
        "properties out of order": ("word/document.xml", r"(<w:pStyle [^>]*/>)(<w:numPr>.*?</w:numPr>)", r"\2\1"),
        "a number that starts elsewhere": ("word/numbering.xml", r'<w:startOverride w:val="1"/>', '<w:startOverride w:val="2"/>'),
        "a level with another text": ("word/numbering.xml", r'<w:lvlText w:val="([^"]*)%3', r'<w:lvlText w:val="\1no. %3'),
        "a field without a target": ("word/document.xml", r" REF \w+", " REF nowhere"),
        "a field with other words": ("word/document.xml", r'(\\n \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>)', r"\g<1>9"),
        "a word too many": ("word/document.xml", r'(<w:t xml:space="preserve">[^<]*)</w:t>', r"\1 not</w:t>"),
        "a blank with another key": ("word/document.xml", r'<w:tag w:val="', '<w:tag w:val="other.'),
        "a comment about nothing": ("word/document.xml", r'<w:commentReference w:id="\d+"/>', ""),
        "a style that is none": ("word/document.xml", r'<w:pStyle w:val="Heading\d"/>', '<w:pStyle w:val="Headline"/>'),
        "another part's words": ("word/footnotes.xml", r"(<w:t xml:space=\"preserve\">)(\w)", r"\1x\2"),
        "a link that leads nowhere": ("word/document.xml", r"</w:body>", '<w:p><w:hyperlink r:id="rId999"/></w:p></w:body>'),
        "no XML": ("word/styles.xml", r"</w:styles>", "</w:style>"),
    }
    for name, (part, old, new) in changes.items():
        bad = folder / "broken.docx"
        with zipfile.ZipFile(path) as good, zipfile.ZipFile(bad, "w") as out:
            for entry in good.infolist():
                content = good.read(entry)
                if entry.filename == part:
                    changed = re.sub(old, new, content.decode(), count=1)
                    if changed == content.decode():
                        yield f"{path} has nothing to break for: {name}"
                    content = changed.encode()
                out.writestr(zipfile.ZipInfo(entry.filename), content)
        shutil.copy(path.with_suffix(".json"), bad.with_suffix(".json"))
        try:
            refused = next(faults(bad), None)
        except Exception as error:  # A file that cannot be read is refused too.
            refused = repr(error)
        if refused is None:
            yield f"nobody refuses {name}"


def main(names):
    paths = [pathlib.Path(name).resolve() for name in names]
    found, papers = [], {}
    for path in paths:
        try:
            found += [f"{path}: {fault}" for fault in faults(path)]
            papers[path] = Paper(path)
        except Exception as error:
            found.append(f"{path}: {error!r}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        by_name = {}
        for path, paper in papers.items():
            copy = folder / f"{len(by_name)}-{path.parent.name}-{path.name}"
            shutil.copy(path, copy)
            by_name[copy] = paper
        if by_name:
            found += libre_office(by_name, folder)
        # A paper that has everything of which a broken sample can be made.
        rich = next((path for path, paper in papers.items() if paper.body.notes and paper.comments and paper.body.tags
                     and any("\\n" in field for field, _ in paper.body.fields) and path.with_suffix(".json").exists()), None)
        if rich is None:
            found.append("no file has a tree, footnotes, comments, fields and blanks, of which broken samples could be made")
        else:
            found += broken(rich, folder)
    print("\n".join(found[:40]) or f"Word: {len(paths)} files taken, broken ones refused")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
