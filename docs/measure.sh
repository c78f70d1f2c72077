#!/bin/bash
# Measures what a run costs, with the distribution that was built last: the wall time of a run without checks, of ten
# checks that sleep for a second each, and of the same with one more that does not stop at its deadline of 3 s; then of
# 200 checks that are Python classes, beside 200 starts of a Python that does nothing, two at a time; then of a hundred
# Java checks in twenty plugin jars, all of them and those of one jar, which needs a JDK.
set -eu

self=$(readlink -f -- "$0")
montty=${self%/docs/*}/deployer/target/montty/bin/montty
[ -x "$montty" ] || { echo "measure: there is no $montty; build it with: mvn -q -DskipTests package" >&2; exit 2; }
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT

TIMEFORMAT='%R s'
"$montty" deploy --force "$project" >/dev/null
rm -f "$project"/CHECKS/chk_*
"$montty" plugins remove --project "$project" montty-checks-host montty-checks-security >/dev/null
echo 'checks: {}' >"$project/CHECKS/checks.yaml"

check() { # NAME LINE...
  printf '#!/bin/bash\n' >"$project/CHECKS/$1"
  printf '%s\n' "${@:2}" >>"$project/CHECKS/$1"
  chmod +x "$project/CHECKS/$1"
}

measure() { # WHAT OPTION...
  printf '%-60s' "$1 ($(nproc) cores)"
  time "$montty" check --project "$project" --no-send "${@:2}" >/dev/null
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

rm "$project"/CHECKS/chk_*
home=${montty%/bin/montty}
for jar in $(seq -w 20); do
  source=$project/src/p$jar
  mkdir -p "$source" "$project/classes/$jar"
  for i in 1 2 3 4 5; do
    cat >"$source/Check$i.java" <<CODE
package p$jar;

import io.montty.api.*;
import org.pf4j.Extension;

@Extension
public class Check$i implements Check {
    public record Config(@Default("90") @jakarta.validation.constraints.Max(100) int warn) {}

    public CheckSpec spec() {
        return CheckSpec.of("p$jar.check-$i", "Check $i").withTags("tag$jar").withConfig(Config.class);
    }

    public CheckResult run(CheckContext context) {
        return CheckResult.okay("below " + context.config(Config.class).warn());
    }
}
CODE
  done
  javac -cp "$home/lib/*" -processor org.pf4j.processor.ExtensionAnnotationProcessor -implicit:none \
    -d "$project/classes/$jar" "$source"/*.java 2>/dev/null
  printf 'Plugin-Id: p%s\nPlugin-Version: 1\nPlugin-Requires: 2.0.0\n' "$jar" >"$project/manifest"
  jar --create --file "$project/p$jar.jar" --manifest "$project/manifest" -C "$project/classes/$jar" .
done
check chk_nothing.sh '# montty: tags=nothing' 'exit 0'
measure 'no plugin, one check that does nothing'
"$montty" plugins add --project "$project" "$project"/p*.jar >/dev/null
measure '100 Java checks in 20 plugins'
measure 'the same, those of one plugin by their tag' --tags tag07
measure 'the same, none of them by the tag of a script' --tags nothing
