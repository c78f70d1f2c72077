#!/bin/bash
# Makes docs/monitor.svg and docs/monitor-report.svg: the real monitor, in a real terminal, on a made-up fleet.
# Needs tmux, python3 and the distribution (mvn -q -DskipTests package).
set -eu
docs=$(cd -- "$(dirname -- "$0")" && pwd -P)
montty=$docs/../deployer/target/montty/bin/montty
work=$(mktemp -d)
screen() { tmux -L "montty-picture-$$" -f /dev/null "$@"; }
trap 'screen kill-server 2>/dev/null; rm -rf -- "$work"' EXIT

await() { # TEXT
  for _ in $(seq 100); do
    screen capture-pane -p | grep -q -- "$1" && return
    sleep 0.1
  done
  echo "picture: the screen never showed '$1'; it shows:" >&2
  screen capture-pane -p >&2
  exit 1
}

draw() { # FILE
  sleep 0.5 # a last frame may be on its way
  screen capture-pane -e -p | python3 "$docs/picture.py" >"$docs/$1"
  echo "made $docs/$1"
}

MONTTY=$montty "$docs/../examples/made-up-fleet.py" "$work/p" >/dev/null
export XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config
screen new-session -d -x 128 -y 36 \
  "env TERM=tmux-256color COLORTERM= LANG=C.UTF-8 '$montty' monitor --project '$work/p'"
screen set -g status off
await 'Disk space'
draw monitor.svg
screen resize-window -x 84 -y 24
screen send-keys -l '/db-'
screen send-keys Enter Enter
await 'CHECKS FAILING'
screen send-keys Enter
await 'Filesystem'
draw monitor-report.svg
screen send-keys q
