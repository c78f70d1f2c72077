#!/bin/bash
# usage: measure-scripts.sh [RUNS [CHECKS]]
# Measures what a script costs as a check, with the distribution that was built last: the marginal cost of many trivial
# scripts (what a run with all of them takes more than one with a single one), beside xargs, which supervises nothing,
# and where there is a C compiler a loop of posix_spawn: bare, and each script through setsid(1) or timeout(1). All start
# as many at once as there are processors. The runs alternate, and the table on standard output has their medians.
# MONTTY names another distribution, MONTTY_JAVA another java program.
set -eu

runs=${1:-5}
checks=${2:-1000}
self=$(readlink -f -- "$0")
montty=${MONTTY:-${self%/docs/*}/deployer/target/montty}/bin/montty
[ -x "$montty" ] || { echo "measure-scripts: there is no $montty; build it with: mvn -q -DskipTests package" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
parallel=$(nproc)

project() { # NAME CHECKS
  "$montty" deploy --force "$work/$1" >/dev/null
  rm -f "$work/$1"/CHECKS/chk_*
  "$montty" plugins remove --project "$work/$1" montty-checks-host montty-checks-security >/dev/null
  echo 'checks: {}' >"$work/$1/CHECKS/checks.yaml"
  for ((i = 1; i <= $2; i++)); do
    printf '#!/bin/bash\necho ok\n' >"$work/$1/CHECKS/chk_$i.sh"
  done
  chmod +x "$work/$1"/CHECKS/chk_*.sh
}
project one 1
project many "$checks"
printf '%s\n' "$work"/many/CHECKS/chk_*.sh >"$work/scripts"

cat >"$work/loop.c" <<'CODE'
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

extern char **environ;

/* loop PARALLEL WORD...: start "WORD... LINE" for each line of standard input */
int main(int count, char **words) {
  char line[4096], *argv[32];
  int most = atoi(words[1]), running = 0;
  while (fgets(line, sizeof line, stdin)) {
    pid_t pid;
    line[strcspn(line, "\n")] = 0;
    if (running == most && wait(NULL) > 0) running--;
    memcpy(argv, words + 2, (count - 2) * sizeof *argv);
    argv[count - 2] = line;
    argv[count - 1] = NULL;
    if (posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ)) return 1;
    running++;
  }
  while (wait(NULL) > 0);
  return 0;
}
CODE
names=(one many xargs)
if cc -O2 -o "$work/loop" "$work/loop.c" 2>/dev/null; then
  names+=(loop setsid timeout)
fi

run() { # NAME
  case $1 in
    one | many) "$montty" check --project "$work/$1" --no-send ;;
    xargs) xargs -P "$parallel" -n 1 bash ;;
    loop) "$work/loop" "$parallel" bash ;;
    setsid) "$work/loop" "$parallel" setsid bash ;;
    timeout) "$work/loop" "$parallel" timeout 30 bash ;;
  esac <"$work/scripts" >/dev/null
}

TIMEFORMAT='%R %U %S'
for ((i = 1; i <= runs; i++)); do
  for name in "${names[@]}"; do
    { time run "$name" 2>/dev/null; } 2>>"$work/times-$name"
  done
done

wall() { # NAME
  cut -d ' ' -f 1 "$work/times-$1" | sort -n | sed -n "$(((runs + 1) / 2))p"
}

cpu() { # NAME
  awk '{ print $2 + $3 }' "$work/times-$1" | sort -n | sed -n "$(((runs + 1) / 2))p"
}

row() { # WHAT WALL CPU
  awk -v what="$1" -v wall="$2" -v cpu="$3" -v peer="$(wall xargs)" -v peer_cpu="$(cpu xargs)" -v checks="$checks" 'BEGIN {
    printf "| %s | %.2f | %.2f | %.2f | %.2f | %+.2f |\n",
      what, wall, wall / peer, cpu, cpu * 1000 / checks, (cpu - peer_cpu) * 1000 / checks
  }'
}

less() { # MORE LESS
  awk -v more="$1" -v less="$2" 'BEGIN { print more - less }'
}

echo "| $checks scripts, $parallel at once | wall s | to xargs | CPU s | CPU ms each | to xargs |"
echo '|---|---|---|---|---|---|'
row "xargs -P $parallel" "$(wall xargs)" "$(cpu xargs)"
row 'MonTTY, the scripts alone' "$(less "$(wall many)" "$(wall one)")" "$(less "$(cpu many)" "$(cpu one)")"
row 'MonTTY, the whole run' "$(wall many)" "$(cpu many)"
if [ -x "$work/loop" ]; then
  row 'a C loop of posix_spawn' "$(wall loop)" "$(cpu loop)"
  row 'the same through setsid' "$(wall setsid)" "$(cpu setsid)"
  row 'the same through timeout' "$(wall timeout)" "$(cpu timeout)"
fi
