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
kept=${1:-}
. "$(dirname "$(readlink -f "$0")")/debian.sh"

finish() {
  code=$?
  leave_chroot
  remove_debian
  exit "$code"
}
trap finish EXIT

enter_debian
for number in 2 3 4 5; do
  build "$with_java" "$number"
done

printf '%s, %s bytes\n' "${with_java##*/}" "$(stat -c %s "$with_java")"
timed 'apt install -y --no-install-recommends ./montty.deb' 'apt install -y --no-install-recommends /srv/montty.deb'
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
  timed "dpkg -i montty-$number.deb, while checks run" "dpkg -i /srv/montty-$number.deb"
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
timed 'apt install -y ./montty.deb, again' 'apt install -y --no-install-recommends /srv/montty.deb'
has_archive
timed 'apt purge -y montty' 'apt purge -y montty'
holds 'the project directory is as it was' 'sha256sum --quiet -c /tmp/before'

printf '%s, %s bytes\n' "${without##*/}" "$(stat -c %s "$without")"
timed 'apt install -y --no-install-recommends openjdk-17-jre-headless' 'apt install -y --no-install-recommends openjdk-17-jre-headless'
timed 'apt install -y --no-install-recommends ./montty-nojre.deb' 'apt install -y --no-install-recommends /srv/montty-nojre.deb'
has_archive
inside 'du -skL /usr/lib/montty/' | sed 's/^/      kB  /'
timed 'montty check --project project' "su -s /bin/sh -c 'cd && montty check --project project >/dev/null' tom"
timed 'an update of Java fires the trigger' 'dpkg-trigger --by-package=openjdk-17-jre-headless /usr/lib/jvm && dpkg --configure --pending'
has_archive
timed 'apt install -y ./montty.deb, in its place' 'apt install -y --no-install-recommends /srv/montty.deb'
has_archive
holds 'the other kind is gone' '[ "$(dpkg-query -W -f "\${db:Status-Status}" montty-nojre 2>/dev/null)" != installed ] && montty --version'
timed 'apt install -y ./montty-nojre.deb, in its place' 'apt install -y --no-install-recommends /srv/montty-nojre.deb'
has_archive
holds 'the other kind is gone' '[ "$(dpkg-query -W -f "\${db:Status-Status}" montty 2>/dev/null)" != installed ] && montty --version'
for kind in montty montty-nojre; do
  # dpkg by itself removes the other kind only after it has unpacked this one.
  timed "dpkg -i $kind.deb, in its place" "dpkg -i /srv/$kind.deb"
  has_archive
  holds 'the other kind is gone' "[ \"\$(dpkg-query -W -f '\${db:Status-Status}\n' montty montty-nojre 2>/dev/null | grep -cx installed)\" = 1 ] && montty --version"
done
timed 'apt purge -y montty-nojre' 'apt purge -y montty-nojre'
holds 'the project directory is as it was' 'sha256sum --quiet -c /tmp/before'
holds 'nothing is left of the packages' '! ls -d /usr/lib/montty* /usr/bin/montty* /var/cache/montty'
