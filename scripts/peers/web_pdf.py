"""WeasyPrint prints the web page that draft wrote for each place. One process, one thread.

web_pdf.py WORK NUMBER OUT
"""

import os
import sys

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from page import places


def main(work, number, out):
    fonts = FontConfiguration()
    for place in places(work, number):
        os.makedirs(f"{out}/{place}")
        page = HTML(filename=f"{work}/source/{place}/ban.html")
        page.write_pdf(f"{out}/{place}/ban.pdf", pdf_variant="pdf/ua-1", font_config=fonts)


main(*sys.argv[1:])
