#!/bin/sh
# Measures what MonTTY costs on this machine, beside what does a like task there, and writes the figures into
# docs/performance.md. See --help.
set -eu

usage() {
  cat <<'TEXT'
usage: docs/measure.sh [--quick] [--print] [--home FOLDER] [--install] [SECTION...]

Measures the distribution that was built last (mvn -q -DskipTests package) and
writes the figures into docs/performance.md, with a line for its history.
Without a SECTION it measures all of them, which takes more than half an hour;
it should have the machine to itself.

  run         what one run of the checks costs that cron starts
  scripts     how many scripts a second are run, beside xargs, C and Nagios
  manager     what reports cost the server
  transport   how reports travel, beside OpenSSH's scp
  monitor     what the monitor costs
  size        what it takes on the disk

  --quick        a look that takes two minutes and says little; it is printed,
                 and the page stays as it is
  --print        print what was measured; the page stays as it is
  --home FOLDER  another unpacked distribution than deployer/target/montty
  --install      apt-get install what the measuring needs, as root, and end
  -h, --help     print this

It works in a temporary folder below TMPDIR, with servers of its own on
loopback, and removes and stops them all. Needs python3; what else is missing
leaves its cells empty, with the reason. Exit codes: 0 done; 1 a section failed
(the others were measured); 2 wrong usage, or nothing is built.
TEXT
}

fail() {
  printf 'measure: %s\n' "$1" >&2
  exit 2
}

say() {
  printf 'measure: %s\n' "$1" >&2
}

known='run scripts manager transport monitor size'
# The programs that the sections use, and the Debian package that has each.
needed='python3:python3 time:time xargs:findutils cc:gcc nagios4:nagios4-core ssh:openssh-client sshd:openssh-server ps:procps'

missing_packages() {
  for pair in $needed; do
    PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%:*}" >/dev/null || printf '%s ' "${pair#*:}"
  done
  # time is also a word of the shell's.
  [ -x /usr/bin/time ] || printf 'time '
  # A compiler without the headers compiles nothing.
  [ -e /usr/include/stdio.h ] || printf 'libc6-dev '
}

docs=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=${docs%/docs}
home=$root/deployer/target/montty
page=$docs/performance.md
quick=
print=
sections=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --quick) quick=--quick ;;
    --print) print=yes ;;
    --home)
      [ $# -gt 1 ] || fail '--home takes a folder'
      home=$2
      shift
      ;;
    --install)
      packages=$(missing_packages)
      [ -n "$packages" ] || { say 'all is there'; exit 0; }
      # shellcheck disable=SC2086 # the packages are words of their own
      exec apt-get install -y --no-install-recommends $packages
      ;;
    -*) fail "there is no option '$1'; see docs/measure.sh --help" ;;
    *)
      case " $known " in
        *" $1 "*) sections="$sections $1" ;;
        *) fail "there is no section '$1'; expected is one of: $known" ;;
      esac
      ;;
  esac
  shift
done
[ -n "$sections" ] || sections=$known
[ -z "$quick" ] || print=yes

[ -x "$home/bin/montty" ] || fail "there is no $home/bin/montty; build it with: mvn -q -DskipTests package"
home=$(CDPATH='' cd -- "$home" && pwd -P)
command -v python3 >/dev/null || fail 'there is no python3; apt-get install python3'
packages=$(missing_packages)
[ -z "$packages" ] || say "some cells stay empty; to fill them: apt-get install $packages"

# ---- the machine should be at rest, and is left as it was

load=$(cut -d ' ' -f 1 /proc/loadavg)
if awk -v load="$load" -v cores="$(nproc)" 'BEGIN { exit !(load > cores / 4) }'; then
  say "this machine is busy: its load is $load, and it has $(nproc) processors; wall times will be too high"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/montty-measure.XXXXXX")
chmod 711 "$work" # Nagios runs as somebody else
TMPDIR=$work
PYTHONDONTWRITEBYTECODE=yes
export TMPDIR PYTHONDONTWRITEBYTECODE
running=
finish() {
  if [ -n "$running" ]; then
    # It hands this on to its whole group, whose members stop what they started.
    kill "$running" 2>/dev/null || true
    wait "$running" 2>/dev/null || true
  fi
  rm -rf -- "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# ---- the sections

commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null) || commit=unknown
# Figures of what was not committed say so; the page itself changes while it is written.
if [ -n "$(git -C "$root" status --porcelain -- . ':!docs/performance.md' 2>/dev/null)" ]; then
  commit="$commit, changed"
fi

# What is installed has a class archive, if this build knows of one; it is made in a copy, which goes away.
archive='MonTTY without a class archive'
prepare() {
  [ ! -e "$work/montty" ] || return 0
  cp -a -- "$home" "$work/montty"
  rm -rf -- "$work/montty/cache"
  if [ -x "$work/montty/bin/montty-archive" ] && "$work/montty/bin/montty-archive" >/dev/null 2>&1; then
    archive='MonTTY with a class archive'
  fi
}

# A section begins no further run that would end after this time, and prints those it has; where even the first one
# and what comes before and after take much longer, the section is stopped.
within() { # SECONDS COMMAND...
  limit=$(($1 * 3 + 120))
  MEASURE_PATIENCE=$1
  export MEASURE_PATIENCE
  shift
  timeout -k 20 "$limit" "$@" >"$work/printed" &
  running=$!
  code=0
  wait "$running" || code=$?
  running=
  return "$code"
}

measure() { # SECTION
  case $1:$quick in
    run:*) within 480 "$docs/measure-run.py" --home "$home" $quick ;;
    scripts:*) within 300 "$docs/measure-spawning.py" --home "$home" $quick ;;
    manager:) within 400 env RUNS=5 "$docs/measure-manager.sh" --home "$work/montty" ;;
    manager:*) within 120 env N=500 RUNS=1 TRIES=5 GROWTH= "$docs/measure-manager.sh" --home "$work/montty" ;;
    transport:) within 400 env EACH=20 "$docs/measure-transport.sh" --home "$work/montty" ;;
    transport:*) within 120 env ALL=20 EACH=3 RUNS=1 "$docs/measure-transport.sh" --home "$work/montty" ;;
    monitor:) within 300 "$docs/measure-monitor.py" "$work/montty" --moves 60 --idle 15 ;;
    monitor:*)
      within 120 "$docs/measure-monitor.py" "$work/montty" --reports 300 --hosts 20 --starts 1 --moves 10 --idle 3 \
        --sizes 120x40
      ;;
    size:*) within 300 "$docs/measure-size.py" --target "${home%/*}" $quick ;;
  esac
}

failed=
for section in $sections; do
  say "section $section"
  begin=$(date +%s)
  before=$(cut -d ' ' -f 1 /proc/loadavg)
  code=0
  case $section in
    manager | transport | monitor)
      prepare
      measure "$section" || code=$?
      printf '<!-- programs %s -->\n' "$archive" >>"$work/printed"
      ;;
    *) measure "$section" || code=$? ;;
  esac
  if [ "$code" != 0 ]; then
    [ "$code" != 124 ] || say "section $section took too long and was stopped"
    say "section $section failed; its figures stay as they were"
    failed=yes
    continue
  fi
  if [ -n "$print" ]; then
    cat "$work/printed"
  else
    "$docs/measure-page.py" "$page" "$section" "$work/printed" --command "docs/measure.sh $section" \
      --commit "$commit" --load "$before"
    say "section $section is in $page, after $(($(date +%s) - begin)) s"
  fi
done
[ -z "$failed" ] || exit 1
