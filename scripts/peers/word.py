"""docxtpl fills the Word template for each place. One process, one thread.

word.py WORK NUMBER OUT
"""

import os
import sys

from docxtpl import DocxTemplate

from page import data, places


def main(work, number, out):
    # A template is read once and rendered again and again, as docxtpl allows.
    template = DocxTemplate(f"{work}/ban.docx")
    for place in places(work, number):
        template.render(data(work, place, "word"))
        os.makedirs(f"{out}/{place}")
        template.save(f"{out}/{place}/ban.docx")


main(*sys.argv[1:])
