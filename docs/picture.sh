#!/bin/bash
# Makes docs/monitor.svg: the real monitor, in a real terminal, on the report of a host with a full disk.
# Needs tmux, python3 and the distribution (mvn -q -DskipTests package).
set -eu
docs=$(cd -- "$(dirname -- "$0")" && pwd -P)
montty=$docs/../deployer/target/montty/bin/montty
work=$(mktemp -d)
screen() { tmux -L "montty-picture-$$" -f /dev/null "$@"; }
trap 'screen kill-server 2>/dev/null; rm -rf -- "$work"' EXIT

check() { # NAME TITLE EXIT-CODE LINE...
  local file=$work/p/CHECKS/$1 title=$2 code=$3
  shift 3
  {
    printf '#!/bin/bash\n# montty: title="%s"\n' "$title"
    printf 'echo %q\n' "$@"
    printf 'exit %s\n' "$code"
  } >"$file"
  chmod +x "$file"
}

report() { # HOST
  printf 'host:\n  name: %s\n' "$1" >"$work/p/montty.yaml"
  "$montty" check --project "$work/p"
  rm -f -- "$work"/p/CHECKS/chk_*
}

"$montty" deploy "$work/p" >/dev/null
rm -f -- "$work"/p/CHECKS/chk_* "$work"/p/CHECKS/checks.yaml
"$montty" plugins remove --project "$work/p" montty-checks-host montty-checks-security >/dev/null
check chk_updates.sh 'Security updates' 255 '14 security updates are pending'
report web-048.prod.example
check chk_disk.sh 'Disk space' 2 '/var 97% used (limit 90%)' 'Filesystem  Size  Used Avail Use%  Mounted on' \
  '/dev/vdb1    98G   95G  3.0G  97%  /var'
check chk_load.sh 'Load' 0 'load 0.42 on 8 processors'
check chk_ports.sh 'Listening ports' 0 'only 22/tcp and 5432/tcp listen'
check chk_updates.sh 'Security updates' 255 '9 security updates are pending' 'openssl 3.0.17-1, curl 7.88.1-10, ...'
report db-03.prod.example
"$montty" manage --project "$work/p"

screen new-session -d -x 80 -y 24 "env TERM=tmux-256color COLORTERM= LANG=C.UTF-8 '$montty' monitor --project '$work/p'"
screen set -g status off
for _ in $(seq 100); do
  screen capture-pane -p | grep -q 'SUMMARY' && break
  sleep 0.1
done
screen send-keys C-s
sleep 0.5
screen capture-pane -e -p | python3 "$docs/picture.py" >"$docs/monitor.svg"
echo "made $docs/monitor.svg"
