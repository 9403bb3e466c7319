#!/usr/bin/env python3
"""Makes the font files that the program ships from the published ones; see README.md.

usage: freeze-tabular-figures.py INTER_DIR NOTO_DIR MONO_DIR OUT_DIR
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

KEPT = [
    (0x20, 0x24F), (0x2B0, 0x3FF), (0x400, 0x52F), (0xE00, 0xE7F), (0x1E00, 0x1EFF), (0x2000, 0x22FF),
    (0x2300, 0x23FF), (0x2460, 0x27BF), (0x2B00, 0x2BFF), (0xFFFD, 0xFFFD),
]


def cut(font):
    """Keeps the scripts above; drops what would rewrite a name, such as '->' becoming an arrow."""
    options = subset.Options()
    options.layout_features = ["ccmp", "locl", "mark", "mkmk", "kern", "liga"]
    options.hinting = False
    options.drop_tables += ["DSIG", "GDEF"] if "GPOS" not in font else ["DSIG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    chooser = subset.Subsetter(options)
    chooser.populate(unicodes=[c for low, high in KEPT for c in range(low, high + 1)])
    chooser.subset(font)


def freeze_tabular_figures(font):
    """JavaFX cannot switch on a font feature, so the digits' own glyphs become the tabular ones."""
    table = font["GSUB"].table
    lookups = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    for index in lookups:
        for rule in table.LookupList.Lookup[index].SubTable:
            mapping = getattr(rule, "ExtSubTable", rule).mapping
            for characters in font["cmap"].tables:
                for digit in range(0x30, 0x3A):
                    characters.cmap[digit] = mapping.get(characters.cmap[digit], characters.cmap[digit])


def align_figures(font):
    """Some weights were interpolated to digits that differ by a few units; a column would waver."""
    digits = [font.getBestCmap()[digit] for digit in range(0x30, 0x3A)]
    widest = max(font["hmtx"][name][0] for name in digits)
    for name in digits:
        font["hmtx"][name] = (widest, font["hmtx"][name][1])


def to_truetype(font):
    """Cubic outlines become quadratic ones, so that Thai can be merged in."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, outlines
    del font["CFF "]
    font["glyf"].compile(font)
    top = font["maxp"]
    top.tableVersion = 0x00010000
    for zero in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                 "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
                 "maxCompositeContours", "maxComponentDepth"):
        setattr(top, zero, 0)
    top.maxZones = 1
    font["post"].formatType = 2.0
    font["post"].extraNames, font["post"].mapping = [], {}
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font, family, style):
    """An own family name cannot be mistaken for a font that the machine has."""
    font["name"].names = [n for n in font["name"].names if n.nameID in (0, 13, 14)]
    names = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 5: "Version 1.000",
             6: f"{family}-{style}".replace(" ", "")}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = 1 if bold else 0


def inter_with_thai(inter, thai, family, style, out):
    font = TTFont(inter)
    freeze_tabular_figures(font)
    align_figures(font)
    cut(font)
    metrics = [(t, k, getattr(font[t], k)) for t, ks in
               {"hhea": ("ascent", "descent", "lineGap"),
                "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")}.items()
               for k in ks]
    to_truetype(font)
    other = TTFont(thai)
    cut(other)
    scale_upem(other, font["head"].unitsPerEm)
    first, second = out.with_suffix(".a"), out.with_suffix(".b")
    font.save(first), other.save(second)
    both = Merger().merge([str(first), str(second)])
    first.unlink(), second.unlink()
    for table, key, value in metrics:
        setattr(both[table], key, value)
    rename(both, family, style)
    both.save(out)


def mono(source, style, out):
    font = TTFont(source)
    cut(font)
    rename(font, "Sextant Mono", style)
    font.save(out)


if __name__ == "__main__":
    inter, noto, jet, out = map(Path, sys.argv[1:])
    for weight, thai, family, style in [("Regular", "Regular", "Sextant Inter", "Regular"),
                                        ("SemiBold", "Bold", "Sextant Inter SemiBold", "Regular"),
                                        ("Bold", "Bold", "Sextant Inter", "Bold")]:
        inter_with_thai(inter / f"Inter-{weight}.otf", noto / f"NotoSansThai-{thai}.ttf", family, style,
                        out / f"SextantInter-{weight}.ttf")
    for weight in ("Regular", "Bold"):
        mono(jet / f"JetBrainsMono-{weight}.ttf", weight, out / f"SextantMono-{weight}.ttf")
