"""Markup of lines other than Markdown: what stands in it is its author's, and it says what is a heading."""

import pytest

import cleaner
from cleaner.markdown.lightweight import heading_levels, is_lightweight

RST = """\
Tide tables
===========

.. image:: https://example.com/badge.svg
   :alt: Build status

Reads the tables of twelve harbours and
says when the causeway is dry.

Installation
------------

.. code-block:: console

   pip install tides

# not a heading
See ``tides --help`` or the `manual <https://example.com/manual>`_.

Related links
-------------

* Home_
* Contact_

Copyright 2021 Anna Berg. All rights reserved.
"""
ADOC = """\
= Tide tables
:toc: left

Reads the tables of twelve harbours.

== Installation

[source,console]
----
pip install tides
----

NOTE: Share it with your friends.

== Contact

link:https://example.com[Home] | link:https://example.com/about[About]
"""
WIKI = """\
{{Harbour}}
'''Larkfield''' is a harbour on the [[Grey coast]].

== History ==
The pier was built in 1843. It has [[nine lamps]].

=== Fire ===
It burnt down in 1901.

== See also ==
* [[Ostby]]
* [[Crane End]]

== References ==
[[Category:Harbours]]
"""
TEXTS = {"rst": RST, "adoc": ADOC, "wiki": WIKI}
HEADINGS = {
    "rst": [("Tide tables", 1), ("Installation", 2), ("Related links", 2)],
    "adoc": [("= Tide tables", 1), ("== Installation", 2), ("== Contact", 2)],
    "wiki": [
        ("== History ==", 2), ("=== Fire ===", 3), ("== See also ==", 2), ("== References ==", 2)
    ],
}  # fmt: skip


def kept(text):
    return cleaner.clean(text, media_type="text/plain")


@pytest.mark.parametrize("name", TEXTS)
def test_no_line_of_such_a_text_is_lost(name):
    document = kept(TEXTS[name])
    lines = {line.strip() for line in document.text.splitlines()}
    wanted = [line.strip() for line in TEXTS[name].splitlines()]
    assert [x for x in wanted if any(map(str.isalnum, x)) and x not in lines] == []


@pytest.mark.parametrize("name", TEXTS)
def test_headings_are_those_it_marks_and_no_others(name):
    assert is_lightweight(TEXTS[name])
    found = kept(TEXTS[name]).blocks
    levels = heading_levels([line.strip() for line in TEXTS[name].splitlines()])
    assert len(levels) == len(HEADINGS[name])
    assert [b.text for b in found if b.kind == "heading"] == [text for text, _ in HEADINGS[name]]


def test_lines_that_stood_together_stay_together():
    assert "twelve harbours and\nsays when" in kept(RST).text


@pytest.mark.parametrize(
    "text",
    [
        "The river rose.\n\nAt dawn the rain stopped.\n",
        "河水涨了。\n==========\n雨停了。\n",
        "Home\nNews\n{{username}} [[unread]]\nThe river rose by two metres during the night.\n",
        "a == b\nif x == y:\n    return x::y\n",
    ],
)
def test_text_with_a_stray_mark_is_none(text):
    assert not is_lightweight(text)
