#!/bin/bash
# Tries the packages in target/installer (installer/linux.sh) as a person would, in a bare Debian root with nothing but what
# they ask for: install, run, look at the window, upgrade, remove. Stops with a sentence at the first thing that is wrong.
# Needs root, debootstrap, Xvfb, xdotool, x11-utils, ImageMagick, rpm, desktop-file-utils, appstream, man-db. Leaves target/installer/window.png.
set -euo pipefail
cd "$(dirname "$0")/.."
out=target/installer
root=$PWD/$out/root
display=${VERIFY_DISPLAY:-:62}
version=$(sed -n 's/.*app-version=//p' target/sextant/lib/app/sextant.cfg)
older=0.0.9

step() { echo "== $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
user() { chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/ann "$@"; }
shown() { exec chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/ann DISPLAY="$display" "$@"; }
apt() { inside apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null; }
free_of() { # WHAT: nothing of the package may be left
  local left
  left=$(find "$root"/opt "$root"/usr "$root"/etc "$root"/var/lib/systemd -iname '*sextant*' 2>/dev/null || true)
  [ -z "$left" ] || fail "$1 leaves $left"
  [ -n "$(ls "$root"/home/ann/.config/sextant)" ] || fail "$1 took the user's settings"
}
cleanup() {
  set +e
  [ -z "${demo:-}" ] || kill "$demo" 2>/dev/null
  [ -z "${xvfb:-}" ] || kill "$xvfb" 2>/dev/null
  sleep 1
  for place in proc dev; do mountpoint -q "$root/$place" && umount -l "$root/$place"; done
  mountpoint -q "$root" && umount -l "$root"
}
trap cleanup EXIT

new_deb=$(ls $out/sextant_"$version"*.deb) && new_rpm=$(ls $out/sextant-"$version"*.rpm) || fail "build both packages first: installer/linux.sh"

step "an older version of both, to upgrade from"
kept=$(mktemp -d)
cp -p "$new_deb" "$new_rpm" "$kept"
DPKG_DEB_COMPRESSOR_TYPE=none RPM_PAYLOAD=w1.zstdio installer/linux.sh "deb rpm" $older >/dev/null
old_deb=$(ls $out/sextant_$older*.deb) old_rpm=$(ls $out/sextant-$older*.rpm)

step "a bare root"
if [ ! -x "$out/base/usr/bin/apt-get" ]; then
  debootstrap --variant=minbase bookworm "$PWD/$out/base" >$out/debootstrap.log || fail "debootstrap; see $out/debootstrap.log"
fi
rm -rf "$root"
cp -a $out/base "$root"
# A mount of its own, as a machine's root is: the demo's Elasticsearch looks for the one that its data lie on.
mount --bind "$root" "$root"
mount --bind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --make-rslave "$root/dev"
cp /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
cp /etc/apt/apt.conf.d/*artifact* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
inside useradd --create-home --uid 1000 ann
mkdir "$root/packages"
cp $out/*.deb $out/*.rpm "$root/packages"

step "install $older"
apt update
before=$(inside du -skx --exclude=proc --exclude=dev --exclude=packages / | cut -f1)
apt install -y --no-install-recommends "/packages/$(basename "$old_deb")" >"$out/apt.log" 2>&1 || fail "installing; see $out/apt.log"
after=$(inside du -skx --exclude=proc --exclude=dev --exclude=packages / | cut -f1)
user sextant --version
user sextant profile add kept --url http://127.0.0.1:9 --environment staging

step "upgrade to $version"
apt install -y --no-install-recommends "/packages/$(basename "$new_deb")" >>"$out/apt.log" 2>&1 || fail "upgrading; see $out/apt.log"
[ "$(inside dpkg-query -W -f '${Version}' sextant)" = "$version" ] || fail "the upgrade left $(inside dpkg-query -W sextant)"
user sextant profile list --format json | grep '"kept"' >/dev/null || fail "the upgrade lost the profile"
[ "$(user sextant --version)" = "sextant $version" ] || fail "--version says $(user sextant --version)"
user env JAVA_TOOL_OPTIONS=-Xlog:aot=info:file=/tmp/aot.log sextant profile list >/dev/null 2>&1
grep -qi "opened AOT cache\|Using AOT-linked classes: true" "$root/tmp/aot.log" || fail "the archive of classes is not used; see $root/tmp/aot.log"

step "files"
desktop-file-validate "$root/usr/share/applications/dev.sextant.Sextant.desktop"
appstreamcli validate --no-net "$root/usr/share/metainfo/dev.sextant.Sextant.metainfo.xml" || fail "AppStream metadata"
warnings=$(LC_ALL=C.UTF-8 MANWIDTH=90 man --warnings -l "$root/usr/share/man/man1/sextant.1.gz" 2>&1 >"$out/sextant.1.txt")
[ -z "$warnings" ] || fail "the manual page: $warnings"
for command in $(user sextant --help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p'); do
  grep -q "sextant $command" "$out/sextant.1.txt" || fail "the manual page does not name $command"
  grep -q "\"$command\|[ (]$command[ )]" "$root/usr/share/bash-completion/completions/sextant" || fail "the completion does not know $command"
done
if command -v fish >/dev/null; then
  completion=$root/usr/share/fish/vendor_completions.d/sextant.fish
  fish -n "$completion" || fail "the completion for fish"
  fish -c "source $completion; complete -C 'sextant '" >"$out/fish.txt"
  for command in $(user sextant --help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p'); do
    grep -q "^$command" "$out/fish.txt" || fail "fish does not know $command; see $out/fish.txt"
  done
fi
bash -c "source $root/usr/share/bash-completion/completions/sextant; complete -p sextant" >/dev/null
! command -v systemd-analyze >/dev/null || systemd-analyze --user --man=no verify "$root/usr/lib/systemd/user/sextant-watch@.service" 2>&1 | grep -v "is not executable" | grep sextant && fail "the unit" || true
while read -r size; do
  [ -s "$root/usr/share/icons/hicolor/${size}x$size/apps/dev.sextant.Sextant.png" ] || fail "no icon of $size pixels"
done < <(printf '%s\n' 16 22 24 32 48 64 128 256 512)
(cd "$root/opt/sextant/lib" && for jar in app/*.jar node/9/lib/*.jar; do
  name=$(basename "$jar" .jar)
  case $name in sextant-*) continue ;; esac
  grep -qx "$name" legal/THIRD-PARTY.txt || fail "the notices do not name $name"
done)

step "the demo without a display"
user sextant demo --for 20s --out /home/ann/demo >"$out/demo.log" 2>&1 || fail "the demo; see $out/demo.log"
[ -s "$root/home/ann/demo/dashboard.png" ] || fail "the demo drew nothing; see $out/demo.log"

step "the menu entry, on a display"
Xvfb "$display" -ac -screen 0 1600x1000x24 >/dev/null 2>&1 &
xvfb=$!
sleep 2
entry=$root/usr/share/applications/dev.sextant.Sextant.desktop
class=$(sed -n 's/^StartupWMClass=//p' "$entry")
start=$(sed -n '/Desktop Action demo/,$s/^Exec=//p' "$entry")
plain=$(sed -n '0,/^Exec=/s/^Exec=\(.*\) %u$/\1/p' "$entry")
window() { DISPLAY=$display timeout 120 xdotool search --sync --onlyvisible --class "^$class\$" | head -1; }
shown "$plain" >"$out/window.log" 2>&1 &
demo=$!
id=$(window) || fail "the menu entry shows no window of class $class; see $out/window.log"
sleep 5
import -display "$display" -window root "$out/window-first.png"
xprop -display "$display" -id "$id" _NET_WM_ICON | grep "Icon (" >/dev/null || fail "the window has no icon"
kill "$demo"; wait "$demo" || true
shown $start >"$out/window.log" 2>&1 &
demo=$!
window >/dev/null || fail "the demo shows no window; see $out/window.log"
for _ in $(seq 60); do
  user sextant query --profile demo --panel error-rate --from now-24h --to now --format json >"$out/query.json" 2>/dev/null && break
  sleep 2
done
grep -q '"complete" *: *true' "$out/query.json" || fail "sextant query has no answer from the demo; see $out/query.json"
grep -q '"error_rate"' "$out/query.json" || fail "sextant query has no rows; see $out/query.json"
sleep 40
import -display "$display" -window root "$out/window.png"
[ "$(identify -format %k "$out/window.png")" -gt 500 ] || fail "the window is empty; see $out/window.png"
kill "$demo"; wait "$demo" || true; demo=

step "remove and purge"
apt remove -y sextant >>"$out/apt.log" 2>&1 || fail "removing; see $out/apt.log"
free_of "removing the .deb"
inside dpkg --purge sextant >>"$out/apt.log" 2>&1 || fail "purging; see $out/apt.log"
free_of "purging the .deb"

step "the .rpm, in the same root, whose libraries have the names that it asks for"
packages() { rpm --root "$root" "$@"; }
rpm -qp --requires "$new_rpm" | sed -n 's/()(64bit)$//p' | while read -r library; do
  inside ldconfig -p | grep "$library" >/dev/null || fail "the .rpm asks for $library, which this root lacks"
done
packages -i --nodeps "$old_rpm" || fail "installing the .rpm"
[ "$(user sextant --version)" = "sextant $version" ] || fail "the .rpm does not run"
packages -U --nodeps "$new_rpm" || fail "upgrading the .rpm"
packages -V --nodeps sextant || fail "files differ from the .rpm's"
user sextant profile list --format json | grep '"kept"' >/dev/null || fail "the .rpm lost the profile"
user sextant demo --for 20s --out /home/ann/demo-rpm >"$out/demo.log" 2>&1 || fail "the .rpm's demo; see $out/demo.log"
packages -e sextant
free_of "removing the .rpm"

mv "$kept"/* $out/
rm -rf $out/sextant?$older* "$kept"
ls -l $out/*.deb $out/*.rpm
echo "In a bare root of $((before / 1024)) MB, Sextant and the packages it asks for take $(((after - before) / 1024)) MB."
echo "All is well."
