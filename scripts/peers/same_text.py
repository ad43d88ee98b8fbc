"""The same text for every program: makes of draft's own papers the templates and data that its peers work with.

same_text.py choose WORK NUMBER   chooses the places, among those of which there is Markdown in WORK/all
same_text.py make WORK NUMBER     makes the templates and data of them; papers in every format are in WORK/source
same_text.py check WORK NUMBER OUT FORMAT   fails where a program wrote other words than draft (md or docx)
"""

import collections
import csv
import json
import pathlib
import re
import sys
import zipfile

# The parts of a Word file that docxtpl fills.
PARTS = ["word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"]
TABLE = pathlib.Path(__file__).parents[2] / "jurisdictions" / "places.tsv"


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def choose(work, number):
    """Takes the places whose papers have the same lines, as far as they are not their names: one class of government."""
    sizes = collections.defaultdict(list)
    for paper in sorted(work.glob("all/*/ban.md")):
        sizes[read(paper).count("\n")].append(paper.parent.name)
    alike = max(sizes.values(), key=len)
    if len(alike) < number:
        sys.exit(f"there are {len(alike)} places whose papers are alike, and {number} are asked for")
    (work / "places.txt").write_text("\n".join(alike[:number]))


def names(ids):
    """What the table of places knows of them."""
    with open(TABLE, encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = {row["geoid"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    known = {key: [rows[place][key] for place in ids] for key in ("name", "county")}
    known["county"] = [county.removesuffix(" County") for county in known["county"]]
    return known


def write_data(folder, ids, data):
    folder.mkdir()
    for place, values in zip(ids, data):
        (folder / f"{place}.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


def markdown(work, ids):
    from derive import template

    papers = [read(work / "source" / place / "ban.md") for place in ids]
    text, data = template([paper.splitlines(keepends=True) for paper in papers], names(ids))
    (work / "ban.md.j2").write_text(text, encoding="utf-8")
    write_data(work / "data", ids, data)
    print(f"{len(text.split())} {text.count('{{ ')} {', '.join(data[0])}")


def word(work, ids):
    from derive import template

    made, data = {}, [{} for _ in ids]
    archives = [zipfile.ZipFile(work / "source-docx" / place / "ban.docx") for place in ids]
    for part in PARTS:
        if part not in archives[0].namelist():
            continue
        papers = [re.split(r"(?=<)", archive.read(part).decode()) for archive in archives]
        text, values = template(papers, {})
        tag = "x%d_" % PARTS.index(part)
        made[part] = text.replace("{{ words_", "{{ " + tag)
        for all_values, more in zip(data, values):
            all_values.update({name.replace("words_", tag): value for name, value in more.items()})
    if any("<" in value for values in data for value in values.values()):
        sys.exit("the Word files differ in more than words")
    with zipfile.ZipFile(work / "ban.docx", "w", zipfile.ZIP_DEFLATED) as out:
        for name in archives[0].namelist():
            out.writestr(name, made.get(name) or archives[0].read(name))
    write_data(work / "word", ids, data)


def typst(work, ids):
    from typst_source import source

    (work / "typst").mkdir()
    for place in ids:
        (work / "typst" / f"{place}.typ").write_text(source(read(work / "source" / place / "ban.md")), encoding="utf-8")


def words_of(path):
    text = zipfile.ZipFile(path).read("word/document.xml").decode()
    return re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text)


def check(work, ids, out, extension):
    same = words_of if extension == "docx" else lambda path: path.read_bytes()
    source = work / ("source-docx" if extension == "docx" else "source")
    for place in ids:
        if same(out / place / f"ban.{extension}") != same(source / place / f"ban.{extension}"):
            sys.exit(f"other words than draft's: {out}/{place}/ban.{extension}")


def main(task, work, number, *rest):
    work, number = pathlib.Path(work), int(number)
    if task == "choose":
        return choose(work, number)
    ids = (work / "places.txt").read_text().split()
    if task == "check":
        return check(work, ids[:number], pathlib.Path(rest[0]), rest[1])
    markdown(work, ids)
    word(work, ids[:number])
    typst(work, ids[:number])


main(*sys.argv[1:])
