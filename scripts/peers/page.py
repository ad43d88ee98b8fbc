"""The web page around what a Markdown program writes, and the ids of the places."""

import json
import pathlib

PAGE = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>%s</title>\n</head>\n<body>\n%s</body>\n</html>\n'


def places(work, number):
    """The first places: folder name and data file of each."""
    ids = pathlib.Path(work, "places.txt").read_text().split()
    return ids[: int(number)]


def data(work, place, kind="data"):
    """What the template is told of a place."""
    with open(f"{work}/{kind}/{place}.json", encoding="utf-8") as file:
        return json.load(file)
