"""Jinja2 renders the template for each place; a Markdown program makes the page. One process, one thread.

markdown_html.py ENGINE WORK NUMBER OUT, where ENGINE is markdown-it-py, markdown-it-py-plain, markdown or pandoc.
"""

import os
import subprocess
import sys

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from page import PAGE, data, places


def converter(engine):
    """A function from Markdown to the page."""
    if engine.startswith("markdown-it-py"):
        from markdown_it import MarkdownIt

        reader = MarkdownIt("commonmark").enable("table")
        if engine == "markdown-it-py":
            from mdit_py_plugins.footnote import footnote_plugin

            reader.use(footnote_plugin)
        return lambda text, title: PAGE % (title, reader.render(text))
    if engine == "markdown":
        from markdown import Markdown

        reader = Markdown(extensions=["tables", "footnotes"])
        return lambda text, title: PAGE % (title, reader.reset().convert(text))

    def pandoc(text, title):
        command = ["pandoc", "--from=gfm+footnotes", "--to=html", "--standalone", f"--metadata=title={title}"]
        return subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()

    return pandoc


def main(engine, work, number, out):
    settings = {"autoescape": False, "keep_trailing_newline": True, "undefined": StrictUndefined}
    template = Environment(loader=FileSystemLoader(work), **settings).get_template("ban.md.j2")
    convert = converter(engine)
    for place in places(work, number):
        text = template.render(data(work, place))
        page = convert(text, place)
        os.makedirs(f"{out}/{place}")
        if engine != "pandoc":
            with open(f"{out}/{place}/ban.md", "w", encoding="utf-8") as file:
                file.write(text)
        with open(f"{out}/{place}/ban.html", "w", encoding="utf-8") as file:
            file.write(page)


main(*sys.argv[1:])
