#!/bin/bash
# Tries the Debian packages as a user would, as root, in a Debian of their own (chroot), and says what was done in how
# many seconds. Nothing outside the folder of that Debian is touched, except that /proc is mounted in it meanwhile.
#
#   docs/try-package.sh [FOLDER]
#
# Takes the packages that the build left in deployer/target/dist, or those in the folder PACKAGES. FOLDER is where the
# Debian lies, by default a folder in /tmp that is removed at the end; one that is named is kept, and taken again the
# next time.
#
# Needs debootstrap, and a mirror of Debian: MIRROR, by default the first that apt knows here, and SUITE.
set -eu
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
packages=${PACKAGES:-$root/deployer/target/dist}
SUITE=${SUITE:-bookworm}
MIRROR=${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -m 1 /debian || :)}

fail() {
  printf 'try-package.sh: %s\n' "$1" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail 'only root may make another Debian; run it as root'
[ -n "$MIRROR" ] || fail 'apt knows no mirror of Debian here; name one: MIRROR=URL docs/try-package.sh'
command -v debootstrap >/dev/null || fail 'there is no debootstrap; install it (apt-get install debootstrap)'
with_java=$(ls "$packages"/montty_*_amd64.deb "$packages"/montty_*_arm64.deb 2>/dev/null | head -n 1)
without=$(ls "$packages"/montty-nojre_*_all.deb 2>/dev/null | head -n 1)
[ -n "$with_java" ] && [ -n "$without" ] || fail "there are no packages in $packages; make them: mvn -q -DskipTests package"

debian=${1:-}
[ -n "$debian" ] || debian=$(mktemp -d /tmp/montty-debian.XXXXXX)
mkdir -p "$debian"
chmod 755 "$debian"

finish() {
  code=$?
  # What is left of it in there, by its own root folder alone.
  for process in /proc/[0-9]*; do
    [ "$(readlink "$process/root")" != "$debian" ] || kill "${process#/proc/}" 2>/dev/null || :
  done
  umount "$debian/proc" 2>/dev/null || :
  [ -n "${kept:-}" ] || rm -rf --one-file-system "$debian"
  exit "$code"
}
kept=${1:-}
trap finish EXIT

inside() { # SCRIPT: run by a shell in there
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$debian" sh -euc "$1"
}

as_user() { # SCRIPT: the same as the user tom, in his home
  inside "su -s /bin/sh -c 'cd && { $1; }' tom"
}

timed() { # WORDS SCRIPT: says the words and the seconds, and keeps what was printed for the case that it fails
  begin=$(date +%s.%N)
  inside "$2" >"$debian/tmp/log" 2>&1 || { cat "$debian/tmp/log" >&2; fail "this failed: $1"; }
  printf '%6.2f s  %s\n' "$(echo "$(date +%s.%N) $begin" | awk '{ print $1 - $2 }')" "$1"
}

holds() { # WORDS SCRIPT: says the words if the script ends well
  inside "$2" >"$debian/tmp/log" 2>&1 || { cat "$debian/tmp/log" >&2; fail "this does not hold: $1"; }
  printf '      ok  %s\n' "$1"
}

has_archive() {
  holds 'there is a class archive that fits' 'montty-archive --check'
}

# The same package as another build of the same day, by its number.
build() { # DEB NUMBER: makes montty-NUMBER.deb in /tmp of the Debian
  rm -rf "$debian/tmp/next" "$debian/tmp/control"
  dpkg-deb -R "$1" "$debian/tmp/next"
  version=$(dpkg-deb -f "$1" Version)
  next=${version%-*}-$2
  mv "$debian/tmp/next/usr/lib/montty-$version" "$debian/tmp/next/usr/lib/montty-$next"
  ln -sfn "montty-$next" "$debian/tmp/next/usr/lib/montty"
  sed -i "s/$version/$next/g" "$debian"/tmp/next/DEBIAN/*
  # Archives are written in the order in which folders hold names, so the link is put to the end by tar itself.
  printf '2.0\n' >"$debian/tmp/debian-binary"
  (cd "$debian/tmp/next/DEBIAN" && tar --owner=0 --group=0 -czf ../../control.tar.gz .)
  (cd "$debian/tmp/next" && rm -rf ../control && mv DEBIAN ../control \
    && tar --owner=0 --group=0 -cf ../data.tar --exclude=./usr/lib/montty . \
    && tar --owner=0 --group=0 -rf ../data.tar --no-recursion ./usr/lib/montty && gzip -1f ../data.tar)
  (cd "$debian/tmp" && rm -f "montty-$2.deb" && ar rc "montty-$2.deb" debian-binary control.tar.gz data.tar.gz)
}

if [ ! -e "$debian/usr/bin/apt" ]; then
  printf 'making a Debian %s in %s ...\n' "$SUITE" "$debian"
  debootstrap --variant=minbase "$SUITE" "$debian" "$MIRROR" >"$debian.log" 2>&1 || { tail "$debian.log" >&2; exit 1; }
  rm -f "$debian.log"
fi
mountpoint -q "$debian/proc" || mount -t proc proc "$debian/proc"
inside 'apt-get -qq update && dpkg --purge montty montty-nojre >/dev/null 2>&1; apt-get -qq purge -y "openjdk-*-jre-headless" >/dev/null 2>&1; id tom >/dev/null 2>&1 || useradd -m tom; rm -rf /home/tom/project'
cp "$with_java" "$debian/tmp/montty.deb"
cp "$without" "$debian/tmp/montty-nojre.deb"
for number in 2 3 4 5; do
  build "$with_java" "$number"
done

printf '%s, %s bytes\n' "${with_java##*/}" "$(stat -c %s "$with_java")"
timed 'apt install -y --no-install-recommends ./montty.deb' 'apt install -y --no-install-recommends /tmp/montty.deb'
has_archive
inside 'du -skL /usr/lib/montty/runtime /usr/lib/montty/ /var/cache/montty' | sed 's/^/      kB  /'
holds 'there is no java in PATH' '! command -v java'
timed 'montty deploy project' "su -s /bin/sh -c 'cd && montty deploy project' tom"
timed 'montty check --project project' "su -s /bin/sh -c 'cd && montty check --project project >/dev/null' tom"
timed 'montty manage --project project' "su -s /bin/sh -c 'cd && montty manage --project project' tom"
holds 'a report is filed' 'ls /home/tom/project/REPORTS/_*/*.json'
holds 'nothing that was deployed names the folder of a version' '! grep -l "montty-[0-9]" /home/tom/project/run.sh'

# Runs checks one after the other, in every way that cron, systemd and sshd call them, until the file "stop" is there.
cat >"$debian/tmp/hammer" <<'TEXT'
#!/bin/sh
# hammer NAME COMMAND...
name=$1
shift
runs=0
failed=0
while [ ! -e /tmp/stop ]; do
  "$@" >/tmp/$name.out 2>&1 || { failed=$((failed + 1)); cat /tmp/$name.out >>/tmp/$name.failed; }
  runs=$((runs + 1))
done
echo "$name: $runs runs, $failed failed" >/tmp/$name.result
TEXT
chmod 755 "$debian/tmp/hammer"
inside 'rm -f /tmp/stop /tmp/*.result /tmp/*.failed'
inside 'sha256sum $(find /home/tom/project -type f ! -path "*/REPORTS/*" ! -path "*/SPOOL/*") >/tmp/before'
inside "su -s /bin/sh -c 'cd && rm -rf hammered && montty deploy hammered >/dev/null' tom"
inside "su -s /bin/sh -c '/tmp/hammer direct montty check --only host.load --project /home/tom/project >/dev/null' tom" &
direct=$!
inside "su -s /bin/sh -c '/tmp/hammer run.sh /home/tom/hammered/run.sh local_chk memory' tom" &
script=$!
inside 'su -s /bin/sh -c "/tmp/hammer help montty --version" tom' &
help=$!
for number in 2 3 4 5; do
  timed "dpkg -i montty-$number.deb, while checks run" "dpkg -i /tmp/montty-$number.deb"
  has_archive
done
inside 'touch /tmp/stop'
wait "$direct" "$script" "$help"
inside 'cat /tmp/*.result' | sed 's/^/      /'
holds 'no run was lost' '[ "$(cat /tmp/*.result | grep -c " [1-9][0-9]* runs, 0 failed")" = 3 ] || { cat /tmp/*.failed; exit 1; }'
holds 'each run left its report' 'runs=$(sed -n "s/^direct: \([0-9]*\) .*/\1/p" /tmp/direct.result); [ "$(find /home/tom/project/REPORTS/_input -name "*.json" | wc -l)" = "$runs" ]'
holds 'each run left its report' 'runs=$(sed -n "s/^run.sh: \([0-9]*\) .*/\1/p" /tmp/run.sh.result); [ "$(find /home/tom/hammered/REPORTS/_input -name "*.json" | wc -l)" = "$runs" ]'
holds 'the project directory is as it was' 'sha256sum --quiet -c /tmp/before'
holds 'one version is left' '[ "$(ls -d /usr/lib/montty-* | wc -l)" = 1 ]'

timed 'apt remove -y montty' 'apt remove -y montty'
holds 'nothing is left of the package' '! ls -d /usr/lib/montty* /usr/bin/montty* /var/cache/montty'
holds 'the project directory is as it was' 'sha256sum --quiet -c /tmp/before'
timed 'apt install -y ./montty.deb, again' 'apt install -y --no-install-recommends /tmp/montty.deb'
has_archive
timed 'apt purge -y montty' 'apt purge -y montty'
holds 'the project directory is as it was' 'sha256sum --quiet -c /tmp/before'

printf '%s, %s bytes\n' "${without##*/}" "$(stat -c %s "$without")"
timed 'apt install -y --no-install-recommends openjdk-17-jre-headless' 'apt install -y --no-install-recommends openjdk-17-jre-headless'
timed 'apt install -y --no-install-recommends ./montty-nojre.deb' 'apt install -y --no-install-recommends /tmp/montty-nojre.deb'
has_archive
inside 'du -skL /usr/lib/montty/' | sed 's/^/      kB  /'
timed 'montty check --project project' "su -s /bin/sh -c 'cd && montty check --project project >/dev/null' tom"
timed 'an update of Java fires the trigger' 'dpkg-trigger --by-package=openjdk-17-jre-headless /usr/lib/jvm && dpkg --configure --pending'
has_archive
timed 'apt install -y ./montty.deb, in its place' 'apt install -y --no-install-recommends /tmp/montty.deb'
has_archive
holds 'the other kind is gone' '[ "$(dpkg-query -W -f "\${db:Status-Status}" montty-nojre 2>/dev/null)" != installed ] && montty --version'
timed 'apt install -y ./montty-nojre.deb, in its place' 'apt install -y --no-install-recommends /tmp/montty-nojre.deb'
has_archive
holds 'the other kind is gone' '[ "$(dpkg-query -W -f "\${db:Status-Status}" montty 2>/dev/null)" != installed ] && montty --version'
for kind in montty montty-nojre; do
  # dpkg by itself removes the other kind only after it has unpacked this one.
  timed "dpkg -i $kind.deb, in its place" "dpkg -i /tmp/$kind.deb"
  has_archive
  holds 'the other kind is gone' "[ \"\$(dpkg-query -W -f '\${db:Status-Status}\n' montty montty-nojre 2>/dev/null | grep -cx installed)\" = 1 ] && montty --version"
done
timed 'apt purge -y montty-nojre' 'apt purge -y montty-nojre'
holds 'the project directory is as it was' 'sha256sum --quiet -c /tmp/before'
holds 'nothing is left of the packages' '! ls -d /usr/lib/montty* /usr/bin/montty* /var/cache/montty'
