#!/bin/bash
# Measures how reports travel on this machine, with the distribution that was built last: how many a second, and what
# each costs the server in CPU time. It starts an OpenSSH server of its own on loopback, and a project directory for
# the server and one for the host, all in a temporary folder; it stops and removes them at the end.
#
#   docs/measure-transport.sh            200 reports a way, 50 where each takes a process of its own, 5 runs
#   ALL=20 EACH=5 RUNS=1 docs/measure-transport.sh       a quick look
#   docs/measure-transport.sh --home DISTRIBUTION        another one than deployer/target/montty
#
# The runs of all ways are interleaved, and the medians are printed. The CPU time is what the server's sshd has waited
# for: user and system time of its sessions and of the commands in them. It says nothing of the client, and
# too little of montty send, which leaves before its session has ended: see the ways that send the same by ssh. sshd
# starts each command but SFTP with the user's login shell; a bash reads its .bashrc first, which can cost more than all
# the rest, so the server's user gets an empty home, as an account has that is there to receive. What it prints is markdown, with comments for docs/measure.sh.
set -eu

ALL=${ALL:-200} # a host may have no more waiting
EACH=${EACH:-50}
RUNS=${RUNS:-5}

self=$(readlink -f -- "$0")
home=${self%/docs/*}/deployer/target/montty
case $#:${1:-} in
  0:) ;;
  2:--home) home=$2 ;;
  *) echo "measure: usage: measure-transport.sh [--home DISTRIBUTION]" >&2; exit 2 ;;
esac
montty=$home/bin/montty
receive=$home/bin/montty-receive
sshd=$(PATH=$PATH:/usr/sbin:/sbin command -v sshd) || { echo "measure: there is no sshd; install openssh-server" >&2; exit 2; }
[ -x "$montty" ] || { echo "measure: there is no $montty; build it with: mvn -q -DskipTests package" >&2; exit 2; }
[ "$ALL" -le 200 ] || { echo "measure: ALL is $ALL, but a host may have 200 reports waiting" >&2; exit 2; }

folder=$(mktemp -d)
listener=
finish() {
  if [ -n "$listener" ]; then
    for child in $(ps -o pid= --ppid "$listener"); do kill "$child" 2>/dev/null || true; done
    kill "$listener" 2>/dev/null || true
    wait "$listener" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

# ---- a server and a host

user=$(id -un)
server=$folder/server
host=$folder/host
plain=$folder/plain
mkdir -p "$plain" "$folder/letters" "$folder/home"
"$montty" deploy --force "$server" >/dev/null
"$montty" deploy --force "$host" >/dev/null
mkdir -p "$host/ssh"
chmod 700 "$host/ssh"
for key in server_key bound cat free; do
  ssh-keygen -q -t ed25519 -N '' -C "$key" -f "$folder/$key"
done
cp "$folder/bound" "$host/ssh/id_ed25519"
{
  printf 'restrict,command="%s --host web1 --project %s" %s\n' "$receive" "$server" "$(cat "$folder/bound.pub")"
  # A new name each time, as montty-receive has one: O_EXCL is what noclobber does.
  printf 'restrict,command="set -C; cat > %s/$$-$(date +%%N)" %s\n' "$plain" "$(cat "$folder/cat.pub")"
  printf '%s\n' "$(cat "$folder/free.pub")"
} >"$folder/authorized_keys"

start_sshd() { # PORT
  cat >"$folder/sshd_config" <<CONFIG
Port $1
ListenAddress 127.0.0.1
HostKey $folder/server_key
PidFile none
AuthorizedKeysFile $folder/authorized_keys
StrictModes no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
MaxStartups 100
SetEnv PATH=$PATH HOME=$folder/home
Subsystem sftp internal-sftp
CONFIG
  [ "$(id -u)" != 0 ] || mkdir -p /run/sshd # it wants that when it runs as root
  "$sshd" -D -e -f "$folder/sshd_config" 2>"$folder/sshd.log" &
  listener=$!
  for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return 0; fi
    kill -0 "$listener" 2>/dev/null || { wait "$listener" || true; listener=; return 1; }
    sleep 0.05
  done
  return 1
}

port=
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 20000))
  start_sshd "$port" && break
  port=
done
[ -n "$port" ] || { echo "measure: sshd does not start:" >&2; cat "$folder/sshd.log" >&2; exit 1; }

printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d ' ' -f 1,2 "$folder/server_key.pub")" >"$folder/known_hosts"
cp "$folder/known_hosts" "$host/ssh/known_hosts"
cat >"$host/montty.yaml" <<CONFIG
server:
  user: $user
  host: 127.0.0.1
  port: $port
  identity: ssh/id_ed25519
  known_hosts: ssh/known_hosts
CONFIG
chmod 600 "$host"/montty.yaml "$host"/ssh/*

options=(-F none -oBatchMode=yes -oStrictHostKeyChecking=yes -oUserKnownHostsFile="$folder/known_hosts"
  -oIdentitiesOnly=yes -oIdentityAgent=none -oLogLevel=ERROR)

# ---- the reports: one real one, under many ids

"$montty" check --project "$server" --no-send >/dev/null 2>&1 || true
sample=$(find "$server/SPOOL" -maxdepth 1 -name '*.json' ! -name '.*' | head -n 1)
[ -n "$sample" ] || { echo "measure: montty check left no report in $server/SPOOL" >&2; exit 1; }
cp "$sample" "$folder/sample"
rm -f "$server"/SPOOL/*-*.json
sample_id=$(basename "$sample" | sed -E 's/^[0-9]+-([0-9a-f]{32})_.*/\1/')
number=0

# Makes $1 reports with ids that were never used: letters/NAME, and frames/NAME with what a client would say.
letters() {
  local i id file
  rm -rf "$folder/letters" "$folder/frames"
  mkdir "$folder/letters" "$folder/frames"
  for ((i = 0; i < $1; i++)); do
    number=$((number + 1))
    id=$(printf '%032x' "$number")
    file=$folder/letters/${id}_OKAY_4000000000.json
    sed "s/$sample_id/$id/" "$folder/sample" >"$file"
    {
      printf 'PUT %s %s %s\n' "$id" "$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d ' ' -f 1)"
      cat "$file"
    } >"$folder/frames/$id"
  done
}

spool() { # FILE
  local name=${1##*/}
  cp "$1" "$host/SPOOL/$(date +%s%3N)-$name"
  chmod 600 "$host"/SPOOL/*-"$name"
}

# ---- the ways

remote=$user@127.0.0.1

send_all() {
  "$montty" send --now --project "$host" </dev/null >"$folder/said" 2>&1
}
send_each() {
  local file
  for file in "$folder"/letters/*; do
    spool "$file"
    "$montty" send --now --project "$host" </dev/null >"$folder/said" 2>&1
  done
}
frame_each() {
  local frame
  for frame in "$folder"/frames/*; do
    { cat "$frame"; echo BYE; } \
      | ssh "${options[@]}" -T -i "$folder/bound" -p "$port" "$remote" >"$folder/said" 2>&1
  done
}
frame_all() {
  { cat "$folder"/frames/*; echo BYE; } \
    | ssh "${options[@]}" -T -i "$folder/bound" -p "$port" "$remote" >"$folder/said" 2>&1
}
bound_scp_each() {
  local file
  for file in "$folder"/letters/*; do
    scp -q -O "${options[@]}" -i "$folder/bound" -P "$port" "$file" "$remote:x" </dev/null >"$folder/said" 2>&1
  done
}
cat_each() {
  local file
  for file in "$folder"/letters/*; do
    ssh "${options[@]}" -T -i "$folder/cat" -p "$port" "$remote" <"$file" >"$folder/said" 2>&1
  done
}
scp_each() { # OPTION...
  local file
  for file in "$folder"/letters/*; do
    scp -q "$@" "${options[@]}" -i "$folder/free" -P "$port" "$file" "$remote:$plain/" </dev/null >"$folder/said" 2>&1
  done
}
scp_all() { # OPTION...
  scp -q "$@" "${options[@]}" -i "$folder/free" -P "$port" "$folder"/letters/* "$remote:$plain/" </dev/null \
    >"$folder/said" 2>&1
}

names=(send_all frame_all send_each frame_each bound_scp_each cat_each scp_O_each scp_each scp_O_all scp_all)
declare -A title=(
  [send_all]="montty send --now, all in one session"
  [frame_all]="ssh to montty-receive with all frames on standard input, one session"
  [send_each]="montty send --now, a process and a session each"
  [frame_each]="ssh to montty-receive with the frame on standard input, a session each"
  [bound_scp_each]="scp -O to montty-receive, a session each"
  [cat_each]="ssh to a forced command 'cat > file', a session each"
  [scp_O_each]="scp -O to a folder, a process and a session each"
  [scp_each]="scp to a folder, a process and a session each"
  [scp_O_all]="scp -O to a folder, all in one process and session"
  [scp_all]="scp to a folder, all in one process and session"
)

run() { # WAY
  case $1 in
    scp_O_each) scp_each -O ;;
    scp_O_all) scp_all -O ;;
    *) "$1" ;;
  esac
}

server_ticks() { # user and system time of the children that sshd has waited for, in clock ticks
  sed -E 's/^.*\) //' "/proc/$listener/stat" | cut -d ' ' -f 14,15 | tr ' ' '+' | { read -r sum; echo $((sum)); }
}

settle() { # waits until sshd has waited for all its children
  for _ in $(seq 200); do
    [ -n "$(ps -o pid= --ppid "$listener")" ] || return 0
    sleep 0.05
  done
  echo "measure: a session of $1 does not end" >&2
  exit 1
}

arrived() {
  find "$server/REPORTS/_input" "$plain" -type f ! -name '*.sig' \( -name '*.report' -o -name '*.json' -o -name '[0-9]*' \) | wc -l
}

measure() { # WAY
  local count=$EACH before after begin end
  case $1 in *_all) count=$ALL ;; esac
  letters "$count"
  if [ "$1" = send_all ]; then
    for file in "$folder"/letters/*; do spool "$file"; done
  fi
  before=$(server_ticks)
  begin=$EPOCHREALTIME
  run "$1" || { echo "measure: ${title[$1]} failed:" >&2; cat "$folder/said" >&2; tail -n 5 "$folder/sshd.log" >&2; exit 1; }
  end=$EPOCHREALTIME
  settle "${title[$1]}"
  after=$(server_ticks)
  if [ "$(arrived)" -ne "$count" ]; then
    echo "measure: of $count reports by ${title[$1]}, $(arrived) arrived; it said:" >&2
    cat "$folder/said" >&2
    exit 1
  fi
  awk -v way="$1" -v n="$count" -v b="${begin/,/.}" -v e="${end/,/.}" -v t="$((after - before))" -v hz="$(getconf CLK_TCK)" \
    'BEGIN { printf "%s %.3f %.3f\n", way, n / (e - b), t * 1000 / hz / n }' >>"$folder/results"
  # What the manager would do; no id comes twice, so nothing has to be remembered.
  rm -rf "$server"/REPORTS/_input/* "$plain"
  mkdir "$plain"
}

median() { # WAY COLUMN
  grep "^$1 " "$folder/results" | cut -d ' ' -f "$2" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

if [ ! -x "$receive" ]; then
  echo "measure: there is no $receive, so only the ways without it are measured" >&2
  names=(cat_each scp_O_each scp_each scp_O_all scp_all)
fi
: >"$folder/results"
round=0
begun=$(date +%s)
while [ "$round" -lt "$RUNS" ]; do
  # No further run that would take longer than somebody is ready to wait for all of them, in seconds.
  passed=$(($(date +%s) - begun))
  [ "$round" = 0 ] || [ $((passed + passed / round)) -lt "${MEASURE_PATIENCE:-1000000}" ] || break
  round=$((round + 1))
  echo "measure: run $round of $RUNS" >&2
  for way in "${names[@]}"; do
    measure "$way"
  done
done

# ---- the table

formed() { # WAY COLUMN FORM
  awk -v value="$(median "$1" "$2")" -v form="$3" 'BEGIN { printf form, value }'
}

over() { # WAY OTHER COLUMN: how many times the one is the other
  awk -v one="$(median "$1" "$3")" -v other="$(median "$2" "$3")" 'BEGIN { if (other > 0) printf "%.2f", one / other }'
}

shell=$(getent passwd "$user" | cut -d : -f 7)
java=$("${MONTTY_JAVA:-java}" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/Java \1, /p' | head -n 1)
of_runs="medians of $round interleaved runs"
[ "$round" != 1 ] || of_runs='one run each'
echo "<!-- programs $java$(ssh -V 2>&1 | cut -d , -f 1), login shell $shell -->"
echo "A report of $(stat -c %s "$folder/sample") bytes; $ALL a run in one session, else $EACH; $of_runs."
echo
echo '| way | reports/s | server CPU ms a report |'
echo '|---|---|---|'
for way in "${names[@]}"; do
  printf '| %s | %s | %s |\n' "${title[$way]}" "$(formed "$way" 2 %.1f)" "$(formed "$way" 3 %.2f)"
done
echo
[ -x "$receive" ] || exit 0
scp=scp_each # the dearer of the two for the server would flatter us
awk -v one="$(median scp_O_each 3)" -v other="$(median scp_each 3)" 'BEGIN { exit !(one < other) }' && scp=scp_O_each
goal() { # WHAT VALUE at-most|at-least LIMIT
  awk -v what="$1" -v value="$2" -v kind="$3" -v limit="$4" 'BEGIN {
    met = kind == "at most" ? value <= limit : value >= limit
    printf "| %s | %s | %s %s | %s |\n", what, value, kind, limit, met ? "yes" : "no" }'
}
echo '| goal | is | wanted | met |'
echo '|---|---|---|---|'
goal 'reports/s over one session, against a process of `scp -O` each' "$(over frame_all scp_O_each 2)" 'at least' 10
goal 'server CPU of a session each, against `scp` (the cheaper one)' "$(over frame_each "$scp" 3)" 'at most' 1
goal 'server CPU of a session each, against `cat > file`' "$(over frame_each cat_each 3)" 'at most' 1.5
goal 'server CPU of a report over one session, against `cat > file`' "$(over frame_all cat_each 3)" 'at most' 1.5
echo
printf '<!-- history {"one session, reports/s": "%s", "scp -O each, reports/s": "%s", "montty send each, reports/s": "%s", ' \
  "$(formed frame_all 2 %.0f)" "$(formed scp_O_each 2 %.1f)" "$(formed send_each 2 %.1f)"
printf '"server CPU ms: a session each": "%s", "cat": "%s", "scp": "%s"} -->\n' \
  "$(formed frame_each 3 %.1f)" "$(formed cat_each 3 %.1f)" "$(formed "$scp" 3 %.1f)"
