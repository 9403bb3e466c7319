#!/usr/bin/env python3
"""Gives fonts the emoji they lack, and a box for every other character they cannot draw; see README.md.

usage: add-emoji.py NOTO_EMOJI.ttf|- FONT.ttf ...   (- adds the box alone)
"""
import sys

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

EMOJI = [(0x2600, 0x27BF), (0x2B1B, 0x2B55), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F170, 0x1F251), (0x1F300, 0x1FAFF)]

# They say how their neighbours are drawn, and are nothing to see themselves.
UNSEEN = [0x200B, 0x200C, 0x200D, 0xFE0E, 0xFE0F]


def box(units):
    """What stands for a character that the font has no outline for."""
    pen, left, right, bottom, top, line = TTGlyphPen(None), 0.07, 0.53, 0.0, 0.72, 0.05
    for inset, forward in ((0, True), (line, False)):
        corners = [(left + inset, bottom + inset), (left + inset, top - inset), (right - inset, top - inset), (right - inset, bottom + inset)]
        points = [(round(x * units), round(y * units)) for x, y in (corners if forward else reversed(corners))]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph(), round(0.6 * units)


def put(font, name, glyph, width):
    glyph.recalcBounds(font["glyf"])
    if name not in font["glyf"].glyphs:
        font.getGlyphOrder().append(name)
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[name] = (width, getattr(glyph, "xMin", 0))
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def characters(font):
    """A table of characters that can hold those beyond U+FFFF."""
    tables = font["cmap"].tables
    wide = [table for table in tables if table.format == 12]
    if wide:
        return wide
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict(font.getBestCmap())
    tables.append(table)
    return [table]


def add(font, emoji):
    units = font["head"].unitsPerEm
    put(font, ".notdef", *box(units))
    put(font, "unseen", TTGlyphPen(None).glyph(), 0)
    wide, narrow = characters(font), [t for t in font["cmap"].tables if t.format == 4]

    def show(point, name):
        for table in wide + (narrow if point <= 0xFFFF else []):
            table.cmap[point] = name

    for point in UNSEEN:
        show(point, "unseen")
    font["post"].formatType = 3.0
    if emoji is None:
        return
    scale = units / emoji["head"].unitsPerEm * 0.94
    known, outlines = emoji.getBestCmap(), emoji.getGlyphSet()
    has = set(font.getBestCmap())
    for point in sorted(known):
        if point in has or not any(low <= point <= high for low, high in EMOJI):
            continue
        recording = DecomposingRecordingPen(outlines)
        outlines[known[point]].draw(recording)
        pen = TTGlyphPen(None)
        recording.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        name = f"emoji{point:X}"
        put(font, name, pen.glyph(), round(outlines[known[point]].width * scale))
        show(point, name)


if __name__ == "__main__":
    source, *targets = sys.argv[1:]
    for target in targets:
        font = TTFont(target)
        add(font, None if source == "-" else TTFont(source))
        font.save(target)
