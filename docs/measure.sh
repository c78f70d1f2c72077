#!/bin/bash
# Measures what a run costs, with the distribution that was built last: the wall time of a run without checks, of ten
# checks that sleep for a second each, and of the same with one more that does not stop at its deadline of 3 s; then of
# 200 checks that are Python classes, beside 200 starts of a Python that does nothing, two at a time.
set -eu

self=$(readlink -f -- "$0")
montty=${self%/docs/*}/deployer/target/montty/bin/montty
[ -x "$montty" ] || { echo "measure: there is no $montty; build it with: mvn -q -DskipTests package" >&2; exit 2; }
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT

TIMEFORMAT='%R s'
"$montty" deploy --force "$project" >/dev/null
rm -f "$project"/CHECKS/chk_* "$project"/PLUGINS/*.jar
echo 'checks: {}' >"$project/CHECKS/checks.yaml"

check() { # NAME LINE...
  printf '#!/bin/bash\n' >"$project/CHECKS/$1"
  printf '%s\n' "${@:2}" >>"$project/CHECKS/$1"
  chmod +x "$project/CHECKS/$1"
}

measure() { # WHAT
  printf '%-60s' "$1 ($(nproc) cores)"
  time "$montty" check --project "$project" --no-send >/dev/null
}

check chk_nothing.sh 'exit 0'
measure 'one check that does nothing'
rm "$project/CHECKS/chk_nothing.sh"
for i in 0 1 2 3 4 5 6 7 8 9; do
  check "chk_$i.sh" 'sleep 1'
done
measure 'ten checks that sleep for 1 s'
check chk_stubborn.sh '# montty: timeout=3s' "trap '' TERM" 'sleep 1000 & sleep 1000'
measure 'the same, and one that overruns its 3 s and ignores TERM'

rm "$project"/CHECKS/chk_*
for i in $(seq -w 200); do
  cat >"$project/CHECKS/chk_$i.py" <<CODE
from montty.app.check.python_check import PythonCheck
from montty.app.check.root_check import RootCheck


class Check$i(RootCheck, PythonCheck):
    def __init__(self):
        super().__init__('check $i')

    def _run_class(self):
        self._sum = sum(range(100))

    def _set_class_result(self, status, body):
        status.set_okay()
        body.append_text(f'{self._sum}\n')
CODE
done
printf '%-60s' "200 starts of a Python that does nothing ($(nproc) cores)"
time printf '%s\n' "$project"/CHECKS/chk_*.py | PATH=/usr/bin:/bin xargs -P "$(nproc)" -n 1 python3 -c pass
measure '200 checks that are Python classes'
