"""Typst sets the prepared source of each place. One process that keeps its compiler, as fonts and memory serve it best.

typst_pdf.py WORK NUMBER OUT
"""

import os
import sys

import typst

from page import places


def main(work, number, out):
    compiler = typst.Compiler(root=work, ignore_system_fonts=True)
    for place in places(work, number):
        os.makedirs(f"{out}/{place}")
        compiler.compile(input=f"{work}/typst/{place}.typ", output=f"{out}/{place}/ban.pdf", pdf_standards=["ua-1"])


main(*sys.argv[1:])
