"""Breaks a good file in each way that the checks must see. Usage: spoil.py FOLDER FILE..."""

import os
import re
import shutil
import sys

folder, files = sys.argv[1], sys.argv[2:]
texts = [(path, open(path, encoding="utf-8").read()) for path in files if os.path.exists(path[:-4] + ".json")]


def spoil(name, pattern, replacement):
    """Breaks the first file that has what is to be broken. Those named schema-… the schema must refuse, the others the
    readers."""
    for path, text in texts:
        broken = re.sub(pattern, replacement, text, count=1, flags=re.DOTALL)
        if broken != text:
            open(os.path.join(folder, name + ".akn"), "w", encoding="utf-8").write(broken)
            return shutil.copy(path[:-4] + ".json", os.path.join(folder, name + ".json"))
    sys.exit(f"{name}: nothing to break in these files")


spoil("schema-doubled-eid", r'<section eId="sec_3">', '<section eId="sec_2">')
spoil("schema-unknown-element", r"<preface>", "<preface><clause-of-ours/>")
spoil("schema-no-day", r'<FRBRdate date="[0-9-]+"', '<FRBRdate date="2026"')
spoil("schema-provision-in-words", r"<content eId", "<paragraph/><content eId")
spoil("dropped-section", r'<section eId="sec_3">.*?\n      </section>\n', "")
spoil("changed-word", r"(<content .*?)\bagency\b", r"\1company")
spoil("dropped-note", r"<authorialNote .*?</authorialNote>", "")
spoil("reference-to-nowhere", r'<ref (eId="[^"]*") href="#', r'<ref \1 href="#none-')
spoil("another-place-in-its-name", r'<FRBRuri value="/akn/us-[a-z]+/', '<FRBRuri value="/akn/us-zz/')
spoil("another-element-in-its-name", r'<bill name="[^"]*">(.*)</bill>', r'<act name="ordinance">\1</act>')
