#!/bin/sh
# Makes the .dmg from the image in target/Sextant.app (mvn package), into target/installer. Needs jpackage of a JDK 25.
# SIGN names a "Developer ID Application" certificate of the keychain; without it the program is signed for this machine only.
set -eu
cd "$(dirname "$0")/.."
app=target/Sextant.app
out=target/installer
[ -d $app ] || { echo "There is no image in $app: run mvn package first." >&2; exit 1; }

version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
mkdir -p $out
# The image was completed after jpackage had signed it.
codesign --force --deep --options runtime --entitlements installer/macos/entitlements.plist --sign "${SIGN:--}" $app
"${JAVA_HOME:+$JAVA_HOME/bin/}jpackage" --type dmg --app-image $app --name Sextant --app-version 1.0 --dest $out
mv $out/Sextant-1.0.dmg "$out/Sextant-$version.dmg"
ls -l $out
