#!/bin/bash
# Builds this commit twice, in two folders of different names, and says whether all that is made
# to be handed out has the same bytes both times; with a file of sums as well, whether it has those.
#
#   docs/reproduce.sh [SHA256SUMS]
#
# The sums hold for the same JDKs: Maven's own, and the newest on the machine, which the bundled runtime is made from
# (name another by MONTTY_RUNTIME_JDK). Needs git, and the network, without which the list of
# parts (bom.json) is not made. MAVEN is the program that builds, mvn by default.
set -eu
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
sums=${1:+$(readlink -f "$1")}
work=$(mktemp -d "${TMPDIR:-/tmp}/montty-reproduce.XXXXXX")
trap 'rm -rf "$work"' EXIT

build() { # FOLDER
  git clone --quiet "$root" "$1"
  (cd "$1" && ${MAVEN:-mvn} -q -DskipTests -Dspotless.check.skip=true ${MONTTY_RUNTIME_JDK:+-Dmontty.runtime.jdk="$MONTTY_RUNTIME_JDK"} package)
}

build "$work/first"
build "$work/a second one"

cd "$work/a second one/deployer/target/dist"
cat SHA256SUMS
differing=0
for made in "$work/first/deployer/target/dist"/*; do
  cmp "$made" "${made##*/}" || differing=1
done
[ "$(ls | wc -l)" = "$(ls "$work/first/deployer/target/dist" | wc -l)" ] || differing=1
if [ "$differing" -ne 0 ]; then
  printf 'reproduce.sh: the two builds differ\n' >&2
  exit 1
fi
printf 'reproduce.sh: both builds made the same %s files\n' "$(ls | wc -l)"
if [ -n "$sums" ]; then
  sha256sum --strict -c "$sums" || {
    printf 'reproduce.sh: these are not the files of %s; is it of this commit and these JDKs?\n' "$sums" >&2
    exit 1
  }
fi
