#!/bin/sh
# Makes the icons anew from the two drawings: needs rsvg-convert (librsvg2-bin) and python3.
set -eu
cd "$(dirname "$0")"
out=../../src/main/resources/dev/sextant/icon
mkdir -p "$out"
for size in 16 22 24; do rsvg-convert -w $size -h $size sextant-small.svg -o "$out/$size.png"; done
for size in 32 48 64 128 256 512; do rsvg-convert -w $size -h $size sextant.svg -o "$out/$size.png"; done
# Both containers hold PNG files as they are: Windows' since Vista, macOS's since 10.7.
python3 - "$out" <<'PYTHON'
import struct, sys
png = lambda size: open(f"{sys.argv[1]}/{size}.png", "rb").read()
pages = [(size, png(size)) for size in (16, 24, 32, 48, 64, 256)]
offset = 6 + 16 * len(pages)
with open("sextant.ico", "wb") as ico:
    ico.write(struct.pack("<HHH", 0, 1, len(pages)))
    for size, data in pages:
        ico.write(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset))
        offset += len(data)
    for size, data in pages:
        ico.write(data)
names = {"icp4": 16, "ic11": 32, "ic12": 64, "ic07": 128, "ic08": 256, "ic09": 512}
body = b"".join(name.encode() + struct.pack(">I", 8 + len(png(size))) + png(size) for name, size in names.items())
with open("sextant.icns", "wb") as icns:
    icns.write(b"icns" + struct.pack(">I", 8 + len(body)) + body)
PYTHON
