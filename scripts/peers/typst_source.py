"""Typst's own markup of a paper, out of its Markdown: the text, headings, lists, notes and footnotes that draft prints."""

import json

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

HEAD = """#set document(title: %s)
#set page(paper: "us-letter", margin: 1in, numbering: "1")
#set text(font: "Libertinus Serif", size: 11pt, lang: "en")
#set par(justify: false)
"""


def quoted(words):
    """Words that Typst prints as they are: `;` ends the code."""
    return "#" + json.dumps(words, ensure_ascii=False) + ";"


def inline(tokens, notes):
    """The tokens of a line."""
    out, links = [], []
    for token in tokens:
        if token.type == "text":
            out.append(quoted(token.content))
        elif token.type == "code_inline":
            out.append(f"#raw({json.dumps(token.content, ensure_ascii=False)});")
        elif token.type == "softbreak":
            out.append(" ")
        elif token.type == "hardbreak":
            out.append("#linebreak();")
        elif token.type in ("strong_open", "em_open"):
            out.append("#strong[" if token.type == "strong_open" else "#emph[")
        elif token.type == "link_open":
            address = token.attrs["href"]
            links.append("" if address.startswith("#") else "];")
            out.append("" if address.startswith("#") else f"#link({json.dumps(address)})[")
        elif token.type == "link_close":
            out.append(links.pop())
        elif token.type in ("strong_close", "em_close"):
            out.append("];")
        elif token.type == "footnote_ref":
            out.append("#footnote[%s];" % notes[token.meta["label"]])
        elif token.type not in ("footnote_anchor", "html_inline"):
            raise ValueError(f"a Typst source has no {token.type}")
    return "".join(out)


def blocks(tokens, notes):
    """The tokens of a paper."""
    out = []
    pairs = {
        "blockquote_open": "#block(inset: 8pt, stroke: 0.5pt)[\n",
        "bullet_list_open": "#list(marker: none, ",
        "ordered_list_open": "#enum(",
        "list_item_open": "[",
        "blockquote_close": "]\n\n",
        "bullet_list_close": ");\n\n",
        "ordered_list_close": ");\n\n",
        "list_item_close": "], ",
        "paragraph_open": "",
        "paragraph_close": "\n\n",
        "heading_close": "\n\n",
        "hr": "#line(length: 100%)\n\n",
    }
    for token in tokens:
        if token.type == "heading_open":
            out.append("=" * int(token.tag[1]) + " ")
        elif token.type == "inline":
            out.append(inline(token.children, notes))
        elif token.type in pairs:
            out.append(pairs[token.type])
        else:
            raise ValueError(f"a Typst source has no {token.type}")
    return "".join(out)


def source(text):
    """The source of a paper."""
    tokens = MarkdownIt("commonmark").use(footnote_plugin).parse(text)
    kinds = [token.type for token in tokens]
    notes, body = {}, tokens
    if "footnote_block_open" in kinds:
        begin = kinds.index("footnote_block_open")
        body, label = tokens[:begin], None
        for token in tokens[begin:]:
            if token.type == "footnote_open":
                label = token.meta["label"]
                notes[label] = ""
            elif token.type == "inline":
                notes[label] += inline(token.children, notes)
    title = next((body[at + 1].content for at, kind in enumerate(kinds) if kind == "heading_open"), "A paper")
    return HEAD % json.dumps(title.replace("\\", ""), ensure_ascii=False) + blocks(body, notes)
