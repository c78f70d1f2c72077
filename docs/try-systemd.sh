#!/bin/bash
# Tries MonTTY under systemd, as root and as a user would: boots a Debian of its own as a container, with systemd as its
# process 1 and without a network, and says what was seen there in how many seconds. Nothing outside the folder of that
# Debian is touched, except that it has cgroups of its own meanwhile.
#
#   docs/try-systemd.sh [FOLDER]
#
# Takes packages, a FOLDER, and MIRROR and SUITE, as docs/try-package.sh does.
#
# Needs debootstrap, and systemd-nspawn, which Debian has in systemd-container.
set -eu

kept=${1:-}
. "$(dirname "$(readlink -f "$0")")/debian.sh"
command -v systemd-nspawn >/dev/null || fail 'there is no systemd-nspawn; install it (apt-get install systemd-container)'

project=/home/tom/project
check=montty-check-home-tom-project
manage=montty-manage-home-tom-project
groups=

finish() {
  code=$?
  trap - EXIT
  [ "$code" -eq 0 ] || [ -z "${init:-}" ] || inside 'journalctl --no-pager -n 40 -u "montty*"' >&2 || :
  halt
  leave_chroot
  for group in $groups; do
    find "$group" -depth -type d -exec rmdir {} \; 2>/dev/null || :
  done
  remove_debian
  exit "$code"
}

# Where this machine runs under systemd, that gives the container its cgroups. Elsewhere this makes them, one in each
# hierarchy that counts processes or memory.
make_groups() {
  [ ! -d /run/systemd/system ] || return 0
  while IFS=: read -r number controllers path; do
    case $number:$controllers in
      0:) mounted=$(findmnt -n -o TARGET -t cgroup2 | head -n 1) ;;
      *) mounted=$(findmnt -n -o TARGET -t cgroup -O "$controllers" | head -n 1) ;;
    esac
    case $controllers in
      '' | name=systemd | memory) [ -z "$mounted" ] || groups="$groups ${mounted%/}${path%/}/montty-try-$$" ;;
    esac
  done </proc/self/cgroup
  # shellcheck disable=SC2086 # the folders are words of their own
  mkdir $groups
}

boot() {
  begin=$(date +%s.%N)
  (
    keep=
    for group in $groups; do
      echo "$BASHPID" >"$group/cgroup.procs"
      keep=--keep-unit
    done
    exec systemd-nspawn --quiet --register=no ${keep:+"$keep"} --boot --private-network --console=pipe --link-journal=no \
      --resolv-conf=off --timezone=off --machine="montty-try-$$" --directory="$debian"
  ) </dev/null >"$debian/srv/boot" 2>&1 &
  container=$!
  tries=0
  until init=$(ps -o pid= --ppid "$container" | head -n 1 | tr -d ' ') && [ -n "$init" ] \
    && inside 'systemctl is-system-running' 2>/dev/null | grep -qxE 'running|degraded'; do
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] && kill -0 "$container" 2>/dev/null || { cat "$debian/srv/boot" >&2; fail 'it did not boot'; }
    sleep 0.5
  done
  # Under cgroups of version 1, a container may not count memory by itself.
  case $groups in
    */memory/*) inside 'mount -o remount,bind,rw /sys/fs/cgroup/memory && systemctl daemon-reexec' ;;
  esac
  said "$(inside 'systemctl --version | head -n 1') is process 1"
}

halt() {
  [ -n "${container:-}" ] || return 0
  begin=$(date +%s.%N)
  kill -TERM "$container" 2>/dev/null || :
  tries=0
  while kill -0 "$container" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 240 ] || kill -KILL "$container" 2>/dev/null || :
    sleep 0.5
  done
  container=
  init=
}

within() {
  nsenter --target "$init" --mount --uts --ipc --net --pid --cgroup -- "$@"
}

inside() { # SCRIPT: run by a shell in there, as root
  within env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 SYSTEMD_PAGER= SYSTEMD_COLORS=0 COLUMNS=140 sh -euc "$1"
}

as_tom() { # SCRIPT: the same as the user tom, in his home
  within env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/home/tom USER=tom LOGNAME=tom XDG_RUNTIME_DIR="/run/user/$uid" \
    SYSTEMD_PAGER= SYSTEMD_COLORS=0 setpriv --reuid=tom --regid=tom --init-groups sh -euc "cd; $1"
}

said() { # WORDS: says them, and the seconds since $begin
  printf '%6.2f s  %s\n' "$(echo "$(date +%s.%N) $begin" | awk '{ print $1 - $2 }')" "$1"
}

comes() { # SECONDS WORDS SCRIPT: says the words as soon as the script ends well, which takes so many seconds at most
  begin=$(date +%s.%N)
  limit=$((SECONDS + $1))
  until "${as:-inside}" "$3" >"$debian/srv/log" 2>&1; do
    [ "$SECONDS" -lt "$limit" ] || { cat "$debian/srv/log" >&2; fail "this did not come within $1 s: $2"; }
    sleep 0.5
  done
  said "$2"
}

shows() { # SCRIPT: prints what it prints
  "${as:-inside}" "$1" 2>&1 | cut -c 1-150 | sed 's/^/       |  /'
}

# The number of times that chk_rounds.sh has run, and whether a report was filed since $debian/srv/mark.
rounds='n=$(grep -c . /home/tom/rounds)'
filed="[ -n \"\$(find $project/REPORTS/_alert $project/REPORTS/_warn $project/REPORTS/_report -newer /srv/mark -name '*.json')\" ]"
no_process='! grep -ls montty- /proc/[0-9]*/cgroup'

mark() {
  inside 'touch /srv/mark'
}

trap finish EXIT
enter_debian
in_chroot 'apt-get -qq install -y --no-install-recommends systemd systemd-sysv dbus libpam-systemd >/dev/null 2>&1'
leave_chroot
in_chroot 'rm -rf /etc/systemd/system/montty* /etc/systemd/system/*.wants/montty* /var/lib/systemd/linger /var/log/journal/* \
    /home/tom/.config /home/tom/own /home/tom/rounds /home/tom/second /home/tom/slow
  echo web1 >/etc/hostname
  ln -sfn /dev/null /etc/systemd/system/apt-daily.timer
  ln -sfn /dev/null /etc/systemd/system/apt-daily-upgrade.timer'
uid=$(in_chroot 'id -u tom')
build "$with_java" 2
make_groups
boot

printf '%s\n' "${with_java##*/}"
timed 'apt install -y --no-install-recommends ./montty.deb' 'apt-get install -y --no-install-recommends /srv/montty.deb'
as=as_tom timed 'tom: montty deploy project, with check.interval: 30s and a check with interval: 10s' '
  montty deploy project
  printf "check:\n  interval: 30s\n" >>project/montty.yaml
  printf "#!/bin/sh\n# montty: interval=10s\ndate +%%s >>/home/tom/rounds\n" >project/CHECKS/chk_rounds.sh
  chmod 755 project/CHECKS/chk_rounds.sh
  touch rounds'

printf '\ntimers, as units of the system\n'
mark
timed 'root: montty deploy project --systemd --install' "montty deploy $project --systemd --install"
holds 'systemd-analyze verify has nothing to say' "said=\$(systemd-analyze verify --man=no /etc/systemd/system/montty-* 2>&1); echo \"\$said\"; [ -z \"\$said\" ]"
holds 'timer and manager are enabled and active' "systemctl is-enabled $check.timer $manage.service && systemctl is-active $check.timer $manage.service"
comes 20 'the timer has started a run, and its report is filed' "$filed && [ -n \"\$(systemctl show -P LastTriggerUSec $check.timer)\" ]"
comes 45 'the timer has started another one' "$rounds; [ \$n -ge 2 ] && [ \"\$(systemctl show -P ActiveState $check.service)\" = inactive ]"
comes 60 'the status of the manager says how many reports it filed' "systemctl show -P StatusText $manage.service | grep 'filed [1-9]'"
shows "systemctl list-timers 'montty*' | head -n 2; systemctl status $check.timer | head -n 5"
shows "systemctl status $manage.service | grep -v CGroup | head -n 6"
mark
timed 'systemctl start of the checks' "systemctl start $check.service"
comes 5 'its report is filed' "$filed"
holds 'montty doctor finds nothing wrong' "setpriv --reuid=tom --regid=tom --init-groups env HOME=/home/tom montty doctor --project $project"
inside "cp -p $project/montty.yaml /srv/montty.yaml && echo 'chekc: 1' >>$project/montty.yaml"
holds 'with a mistake in montty.yaml, the run fails' "! systemctl start $check.service && systemctl is-failed $check.service"
comes 5 'the journal says what is wrong, and where' "journalctl -u $check.service | grep 'montty.yaml:[0-9]*: chekc: is not a known key'"
shows "systemctl status $check.service | tail -n 5"
inside "cp -p /srv/montty.yaml $project/montty.yaml"
timed 'without it, it works again' "systemctl start $check.service && ! systemctl is-failed $check.service"

printf '\na resident checker, as a unit of the system\n'
mark
timed 'root: montty deploy project --systemd --watch --install' "montty deploy $project --systemd --watch --install"
holds 'the timer is gone, the service is enabled and ready' "[ ! -e /etc/systemd/system/$check.timer ] && ! systemctl is-active $check.timer && systemctl is-enabled $check.service && systemctl is-active $check.service"
holds 'systemd-analyze verify has nothing to say' "said=\$(systemd-analyze verify --man=no /etc/systemd/system/montty-*.service 2>&1); echo \"\$said\"; [ -z \"\$said\" ]"
holds 'it is of Type=notify, with a watchdog of 30 min' "[ \"\$(systemctl show -P Type $check.service)\" = notify ] && grep -qx WatchdogSec=30min /etc/systemd/system/$check.service && systemctl show -P WatchdogUSec $check.service | grep '^3[0-9]min'"
comes 10 'a report is filed, and the status says what it ran' "$filed && systemctl show -P StatusText $check.service | grep 'ran .* checks at .* next run at'"
inside "tail -n 1 /home/tom/rounds >/srv/first"
comes 70 'the check with an interval of its own has run four times' "[ \$(awk -v first=\"\$(cat /srv/first)\" '\$1 > first' /home/tom/rounds | wc -l) -ge 4 ]"
holds 'in between lie 9 to 15 s each' "awk -v first=\"\$(cat /srv/first)\" '\$1 > first { if (last && (\$1 - last < 9 || \$1 - last > 15)) exit 1; last = \$1 }' /home/tom/rounds"
shows "systemctl status $check.service | grep -v CGroup"
inside "printf '#!/bin/sh\ntouch /home/tom/second\n' >$project/CHECKS/chk_second.sh && chmod 755 $project/CHECKS/chk_second.sh && chown tom: $project/CHECKS/chk_second.sh"
comes 40 'a new check runs with the next run; there is nothing to reload' "[ -e /home/tom/second ] && [ \"\$(systemctl show -P CanReload $check.service)\" = no ]"
resident=$(inside "awk '/^VmRSS:/ { print \$2 }' /proc/\$(systemctl show -P MainPID $check.service)/status")
holds "it holds $((resident / 1024)) MiB" "[ $resident -lt 153600 ]"
memory=$(inside "systemctl show -P MemoryCurrent $check.service")
case $memory in
  '' | *[!0-9]*) printf '          its memory is not counted by systemd here\n' ;;
  *) holds "MemoryCurrent, with the pages of files, is $((memory / 1048576)) MiB" "[ $memory -lt 314572800 ]" ;;
esac
holds 'montty doctor finds nothing wrong' "setpriv --reuid=tom --regid=tom --init-groups env HOME=/home/tom montty doctor --project $project"
timed 'systemctl stop of both' "timeout 8 systemctl stop $check.service $manage.service"
holds 'they ended well, and left no process' "[ \"\$(systemctl show -P Result $check.service $manage.service | sort -u | tr -d '\n')\" = success ] && $no_process"
inside "printf '#!/bin/sh\ntrap \"\" TERM\ntouch /home/tom/slow\nsleep 300 & wait; wait\n' >$project/CHECKS/chk_slow.sh && chmod 755 $project/CHECKS/chk_slow.sh && chown tom: $project/CHECKS/chk_slow.sh; systemctl start $check.service"
comes 20 'a check that heeds no TERM is at work' '[ -e /home/tom/slow ]'
timed 'systemctl stop in the middle of it' "timeout 20 systemctl stop $check.service"
holds 'it ended well, and left no process' "[ \"\$(systemctl show -P Result $check.service)\" = success ] && $no_process"
inside "rm $project/CHECKS/chk_slow.sh; systemctl start $check.service $manage.service"

printf '\nthe watchdog, with WatchdogSec=5s in a drop-in\n'
inside "for unit in $check $manage; do
    mkdir -p /etc/systemd/system/\$unit.service.d
    printf '[Service]\nWatchdogSec=5s\n' >/etc/systemd/system/\$unit.service.d/short.conf
  done
  systemctl daemon-reload
  systemctl restart $check.service $manage.service"
comes 20 'a run is over, and the watchdog has 5 s again' "systemctl show -P StatusText $check.service | grep ran && [ \"\$(systemctl show -P WatchdogUSec $check.service)\" = 5s ]"
sleep 8
holds 'nothing was restarted' "[ \"\$(systemctl show -P NRestarts $check.service $manage.service | grep . | sort -u)\" = 0 ]"
stopped() { # UNIT SECONDS WORDS: stops the main process, and waits for another one
  inside "systemctl show -P MainPID $1.service >/srv/pid && kill -STOP \$(cat /srv/pid)"
  comes 30 "$3: systemd has ended it" "journalctl -u $1.service | grep 'Watchdog timeout' && [ ! -e /proc/\$(cat /srv/pid) ]"
  mark
  comes "$2" "$3: another one is ready" "[ \"\$(systemctl show -P NRestarts $1.service)\" = 1 ] && systemctl is-active $1.service"
}
stopped "$manage" 20 'kill -STOP of the manager'
stopped "$check" 60 'kill -STOP of the checker'
comes 20 'a report is filed again' "$filed"
shows "journalctl -u $check.service | grep -A 4 'Watchdog timeout' | cut -d ' ' -f 5-"
inside "rm -r /etc/systemd/system/$check.service.d /etc/systemd/system/$manage.service.d; systemctl daemon-reload; systemctl restart $check.service $manage.service"

printf '\na restart of the system, a new version, and none\n'
halt
said 'the system has halted'
boot
mark
holds 'both were stopped and not killed, and are at work' "for unit in $check $manage; do journalctl -b -1 -u \$unit.service | tail -n 1 | grep Stopped; systemctl is-active \$unit.service; done"
comes 40 'a report is filed' "$filed"
inside "sha256sum \$(find $project -type f ! -path '*/REPORTS/*' ! -path '*/SPOOL/*') >/srv/before; systemctl show -P MainPID $check.service $manage.service >/srv/pids"
timed 'dpkg -i montty-2.deb' 'dpkg -i /srv/montty-2.deb'
holds 'both are other processes, of the new version' "for process in \$(systemctl show -P MainPID $check.service $manage.service); do ! grep -qx \$process /srv/pids && readlink /proc/\$process/exe | grep -E 'montty-[^/]*-2/'; done"
holds 'no unit has failed, none was restarted by the watchdog' "[ -z \"\$(systemctl --failed --plain --no-legend)\" ] && [ \"\$(systemctl show -P NRestarts $check.service $manage.service | grep . | sort -u)\" = 0 ]"
holds 'one version is left, and the project directory is as it was' "[ \"\$(ls -d /usr/lib/montty-* | wc -l)\" = 1 ] && sha256sum --quiet -c /srv/before"
mark
comes 40 'a report is filed' "$filed"
timed 'apt remove -y montty' 'apt-get remove -y montty'
holds 'both are stopped, and no process is left' "! systemctl is-active $check.service && ! systemctl is-active $manage.service && $no_process"
holds 'their units and the project directory are as they were' "ls /etc/systemd/system/$check.service /etc/systemd/system/$manage.service && sha256sum --quiet -c /srv/before"
mark
timed 'apt install -y ./montty.deb' 'apt-get install -y --no-install-recommends /srv/montty.deb'
comes 20 'both are at work again, and a report is filed' "systemctl is-active $check.service $manage.service && $filed"
timed 'root: montty deploy project --systemd --install, back to a timer' "montty deploy $project --systemd --install"
holds 'the timer is active, the resident checker is not' "systemctl is-active $check.timer && ! grep -q watch /etc/systemd/system/$check.service"
timed 'apt remove -y montty' 'apt-get remove -y montty'
holds 'timer and manager are stopped, and no process is left' "! systemctl is-active $check.timer && ! systemctl is-active $manage.service && $no_process"
mark
timed 'apt install -y ./montty.deb' 'apt-get install -y --no-install-recommends /srv/montty.deb'
comes 30 'both are active again, and a report is filed' "systemctl is-active $check.timer $manage.service && $filed"
timed 'root: montty deploy project --systemd --remove' "montty deploy $project --systemd --remove"
holds 'no unit is left, and no process' "! ls -d /etc/systemd/system/montty* /etc/systemd/system/*.wants/montty* && [ -z \"\$(systemctl list-units --all --plain --no-legend 'montty*')\" ] && $no_process"

printf '\nunits of a user\n'
comes 20 'root: loginctl enable-linger tom' "loginctl enable-linger tom && [ -S /run/user/$uid/systemd/private ]"
export as=as_tom
timed 'tom: montty deploy own --systemd --install' 'montty deploy own && montty deploy own --systemd --install'
comes 20 'the timer has started a run, and its report is filed' 'ls own/REPORTS/_[awr][lae][erp]*/*.json'
timed 'tom: montty deploy own --systemd --watch --install' 'montty deploy own --systemd --watch --install'
comes 20 'the service is ready, and says what it ran' 'systemctl --user show -P StatusText montty-check-home-tom-own.service | grep "ran .* checks at"'
shows 'systemctl --user status montty-check-home-tom-own.service | grep -v CGroup | head -n 6'
timed 'tom: montty deploy own --systemd --remove' 'montty deploy own --systemd --remove'
holds 'no unit is left' '! ls .config/systemd/user/montty* && [ -z "$(systemctl --user list-units --all --plain --no-legend "montty*")" ]'
as=
holds 'no process is left' "$no_process"
timed 'apt purge -y montty' 'apt-get purge -y montty'
halt
said 'the system has halted'
