#!/bin/sh
# Makes the .deb and the .rpm, or one of them, from the image in target/sextant (mvn package), into target/installer.
#   installer/linux.sh [deb|rpm] [VERSION]      VERSION: another one than the image's, to try an upgrade
# Needs jpackage of a JDK 25, fakeroot and dpkg-deb for the one, rpmbuild for the other.
set -eu
cd "$(dirname "$0")/.."
types=${1:-deb rpm}
image=target/sextant
out=target/installer
work=$out/work
for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25*; do
  [ -x "$jdk/bin/jpackage" ] && "$jdk/bin/java" -version 2>&1 | grep 'version "25' >/dev/null && break
  jdk=
done
[ -n "$jdk" ] || { echo "No JDK 25 found below /usr/lib/jvm; set JAVA_HOME to one." >&2; exit 1; }

[ -x $image/bin/sextant ] || { echo "There is no image in $image: run mvn package first." >&2; exit 1; }
[ -s $image/lib/legal/THIRD-PARTY.txt ] || { echo "The image has no notices: run mvn package online." >&2; exit 1; }
version=${2:-$(sed -n 's/.*app-version=//p' $image/lib/app/sextant.cfg)}
date=$(date -u -r $image/lib/app/sextant-*.jar +%Y-%m-%d)

mail=maintainers@sextant.invalid
maintainer="The Sextant project <$mail>"

# What lies outside /opt/sextant, the same in both packages.
rm -rf $work
tree=$PWD/$work/tree
share=$tree/usr/share
fill() { # FROM TO: a text file with the version in it
  mkdir -p "$(dirname "$2")"
  sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$date/" "$1" >"$2"
}
from=installer/linux
fill $from/dev.sextant.Sextant.desktop $share/applications/dev.sextant.Sextant.desktop
fill $from/dev.sextant.Sextant.metainfo.xml $share/metainfo/dev.sextant.Sextant.metainfo.xml
fill $from/dev.sextant.Sextant.mime.xml $share/mime/packages/dev.sextant.Sextant.xml
fill $from/copyright $share/doc/sextant/copyright
fill CHANGELOG.md $share/doc/sextant/NEWS.md
printf 'sextant (%s) stable; urgency=medium\n\n  * See NEWS.md.gz.\n\n -- %s  %s\n' "$version" "$maintainer" \
  "$(date -uR -d "$date")" >$share/doc/sextant/changelog
fill $from/lintian-overrides $share/lintian/overrides/sextant
fill $from/_sextant $share/zsh/vendor-completions/_sextant
fill $from/sextant-watch@.service $tree/usr/lib/systemd/user/sextant-watch@.service
for icon in src/main/resources/dev/sextant/icon/*.png; do
  size=$(basename $icon .png)
  fill_icon=$share/icons/hicolor/${size}x$size/apps/dev.sextant.Sextant.png
  mkdir -p "$(dirname $fill_icon)"
  cp $icon $fill_icon
done
mkdir -p $share/icons/hicolor/scalable/apps $share/bash-completion/completions $share/fish/vendor_completions.d $share/man/man1 $tree/usr/bin
cp assets/icon/sextant.svg $share/icons/hicolor/scalable/apps/dev.sextant.Sextant.svg
ln -s /opt/sextant/bin/sextant $tree/usr/bin/sextant

# The program itself knows its commands.
"$jdk/bin/java" -cp "$image/lib/app/*:target/image/modules/*" $from/Manual.java $from/sextant.1 >$work/sextant.1
fill $work/sextant.1 $share/man/man1/sextant.1
"$jdk/bin/java" -cp "$image/lib/app/*:target/image/modules/*" picocli.AutoComplete --force --name sextant \
  --completionScript $share/bash-completion/completions/sextant dev.sextant.cli.SextantCommand
"$jdk/bin/java" -cp "$image/lib/app/*:target/image/modules/*" $from/Fish.java >$share/fish/vendor_completions.d/sextant.fish
gzip -9n $share/man/man1/sextant.1 $share/doc/sextant/changelog $share/doc/sextant/NEWS.md
find $tree -type d -exec chmod 755 {} +
find $tree -type f -exec chmod 644 {} +

mkdir -p $work/resources
cp $from/control $work/resources
sed -e "s|@TREE@|$tree|" -e "s|@PAYLOAD@|${RPM_PAYLOAD:-w12.zstdio}|" $from/sextant.spec >$work/resources/sextant.spec
for type in $types; do
  rm -f $out/sextant[-_]"$version"*."$type"
  DPKG_DEB_COMPRESSOR_TYPE=none "$jdk/bin/jpackage" --type "$type" --app-image $image --name sextant --app-version "$version" --install-dir /opt \
    --vendor "The Sextant project" --linux-deb-maintainer "$mail" --linux-rpm-license-type Apache-2.0 \
    --resource-dir $work/resources --dest $out
done

# jpackage knows no way to put files into a .deb beside the image, and adds scripts that do nothing: open it once.
for deb in $(echo "$types" | grep -qw deb && ls $out/sextant_"$version"*.deb); do
  fakeroot sh -eu -c '
    dpkg-deb --raw-extract "$1" "$2/deb"
    rm -f "$2"/deb/DEBIAN/p*
    cp -a "$3/." "$2/deb"
    rm -r "$2/deb/opt/sextant/share"
    cp -a "$4/." "$2/deb/opt/sextant"
    chmod -R u+w "$2/deb"
    cd "$2/deb"
    size=$(du -sk --apparent-size --exclude=DEBIAN . | cut -f1)
    sed -i "s/^Installed-Size:.*/Installed-Size: $size/" DEBIAN/control
    find . -type f ! -path "./DEBIAN/*" -printf "%P\0" | sort -z | xargs -0 md5sum >DEBIAN/md5sums
    chown -R root:root .
    cd - >/dev/null
    dpkg-deb --build -Z"${DPKG_DEB_COMPRESSOR_TYPE:-xz}" "$2/deb" "$1"' sh "$deb" $work $tree $image
done
rm -rf $work
ls -l $out
