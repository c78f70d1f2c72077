# What an enrolment does on the host: a function for each step. "montty enroll USER@HOST" runs them one by one over
# SSH; "montty enroll --print" puts them into a script that runs them in a row. Plain sh, nothing as root.

# How a step tells what it did: to a person, or in lines that "montty enroll" reads.
say() { # KIND TEXT
  if [ "$listener" = montty ]; then
    printf '@%s %s\n' "$1" "$2"
  else
    case $1 in
      found | line) printf '  %s\n' "$2" ;;
      warning | note) printf '  %s: %s\n' "$1" "$2" ;;
      failed) printf '  failed: %s\n' "$2" >&2 ;;
    esac
  fi
}

fail() {
  say failed "$1"
  exit 1
}

need() { # PROGRAM PACKAGE
  command -v "$1" >/dev/null 2>&1 \
    || fail "there is no $1 in PATH ($PATH); install it (Debian, Ubuntu: apt-get install $2)"
}

# Folders are named from the user's home; the nearest one that is there says how much room there is.
absolute() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    '~/'*) printf '%s\n' "$HOME/${1#??}" ;;
    *) printf '%s\n' "$HOME/$1" ;;
  esac
}

nearest() {
  folder=$1
  while [ ! -d "$folder" ]; do
    folder=${folder%/*}
    folder=${folder:-/}
  done
  printf '%s\n' "$folder"
}

find_places() {
  if [ -z "${HOME:-}" ] || [ ! -d "$HOME" ] || [ ! -w "$HOME" ]; then
    fail "the home folder '${HOME:-}' of $(id -un) is not there or cannot be written to; give the user one"
  fi
  umask 077
  unset CDPATH
  prefix=$(absolute "$prefix")
  project=$(absolute "$project")
  montty=$prefix/bin/montty
}

find_java() {
  if [ -n "${MONTTY_JAVA:-}" ]; then
    java=$MONTTY_JAVA
  elif [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java || true)
  fi
  java_version=
  if [ -n "$java" ]; then
    java_version=$("$java" -version 2>&1 | sed -n 's/^[a-z]* version "\([0-9][0-9]*\).*/\1/p')
  fi
  if [ "${java_version:-0}" -ge 17 ]; then
    java_found="Java $java_version"
  elif [ -n "$runtime_arch" ] && [ "$runtime_arch" = "$(uname -m)" ]; then
    java_found="the Java that comes along"
  else
    trouble="there is no java in PATH ($PATH)"
    [ -z "$java" ] || trouble="$java is Java ${java_version:-of no known version}"
    fail "MonTTY needs Java 17 or newer, but $trouble; install it (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; Red Hat: dnf install java-17-openjdk-headless)"
  fi
}

# Says who and where this is.
reach() {
  say user "$(id -un)"
  say machine "$(uname -m)"
  say hostname "$(hostname 2>/dev/null || uname -n)"
  say client "${SSH_CONNECTION%% *}"
  say found "$(id -un) on $(hostname 2>/dev/null || uname -n), $(uname -s) $(uname -m)"
}

# Sees whether all that is needed is there; changes nothing.
look() {
  [ "$(uname -s)" = Linux ] || fail "this is $(uname -s), but MonTTY runs on Linux"
  find_places
  need tar tar
  need sed sed
  need setsid util-linux
  need sha256sum coreutils
  need ssh-keygen openssh-client
  if [ "$scheduler" = cron ]; then
    command -v crontab >/dev/null 2>&1 || fail \
      'there is no crontab in PATH; install cron (Debian, Ubuntu: apt-get install cron; Red Hat: dnf install cronie), or use a timer of systemd with --systemd'
  else
    need_user_manager
  fi
  find_java
  if [ -h "$prefix" ] || { [ -e "$prefix" ] && [ ! -f "$montty" ]; }; then
    fail "$prefix is there and is not a MonTTY; move it away, or name another folder with --prefix"
  fi
  room=$(df -Pk "$(nearest "$prefix")" | sed -n '$s/^.* \([0-9][0-9]*\)  *[0-9-]*% .*$/\1/p')
  if [ "${room:-0}" -lt "$needed_room" ]; then
    fail "$(nearest "$prefix") has $((${room:-0} / 1024)) MB free, but MonTTY and its reports want $((needed_room / 1024)) MB; make room, or name another folder with --prefix"
  fi
  if [ -f "$project/ssh/id_ed25519.pub" ]; then
    say key "$(cat "$project/ssh/id_ed25519.pub")"
  fi
  say now "$(date +%s)"
  say found "$java_found, $scheduler, $((room / 1024)) MB free"
}

# Makes a folder for the copy, unless what is there is the same to the byte.
begin_copy() {
  find_places
  if [ -f "$montty" ] && is_whole "$prefix"; then
    say found "$prefix is the same already"
    return
  fi
  rm -rf "$prefix.incoming" "$HOME/.montty-incoming"
  mkdir -p "$prefix.incoming" || fail "cannot make $prefix.incoming; name another folder with --prefix"
  ln -s "$prefix.incoming" "$HOME/.montty-incoming" || fail "cannot write to $HOME"
  say wanted yes
}

is_whole() {
  (cd "$1" && printf '%s\n' "$content" | sha256sum -c - >/dev/null 2>&1)
}

# Puts the copy in its place when it is whole; what was there before stays until then.
end_copy() {
  find_places
  rm -f "$HOME/.montty-incoming"
  is_whole "$prefix.incoming" || fail "what arrived in $prefix.incoming is not whole; run this again"
  rm -rf "$prefix.old"
  if [ -e "$prefix" ]; then
    mv "$prefix" "$prefix.old" || fail "cannot move $prefix"
  fi
  if ! mv "$prefix.incoming" "$prefix"; then
    [ ! -e "$prefix.old" ] || mv "$prefix.old" "$prefix"
    fail "cannot make $prefix"
  fi
  rm -rf "$prefix.old"
  say found "$(start --version) is in $prefix"
}

# Runs MonTTY; what it has against it is the failure.
start() {
  answer=$("$montty" "$@" 2>&1) || fail "$(printf '%s' "$answer" | tr '\n' ' ')"
  printf '%s\n' "$answer" | tail -n 1
}

lay_out() {
  find_places
  laid_out=$("$montty" deploy "$project" 2>&1) || fail "$(printf '%s' "$laid_out" | tr '\n' ' ')"
  say found "$(printf '%s\n' "$laid_out" | sed -n '/ made, .* updated, /p')"
}

# The key never leaves the host.
make_key() {
  find_places
  key=$project/ssh/id_ed25519
  mkdir -p "$project/ssh" && chmod 700 "$project/ssh" || fail "cannot make $project/ssh"
  made='kept the key'
  if [ ! -f "$key" ]; then
    ssh-keygen -q -t ed25519 -N '' -C "montty:$name" -f "$key" </dev/null || fail "ssh-keygen could not make $key"
    made='made a key'
  fi
  chmod 600 "$key"
  if [ ! -s "$key.pub" ]; then
    ssh-keygen -y -P '' -f "$key" >"$key.pub" </dev/null \
      || fail "$key cannot be read; move it away, and run this again for a new one"
  fi
  say key "$(cat "$key.pub")"
  say found "$made $(ssh-keygen -l -f "$key.pub" | sed 's/^[0-9]* \([^ ]*\) .*$/\1/')"
}

# Tells the host which server to send to, by which key to know it, and who it is.
point_to_server() {
  find_places
  target=$server_host
  [ "$server_port" = 22 ] || target="[$server_host]:$server_port"
  pin_server_key "$target" || fail "cannot write $project/ssh/known_hosts"
  start deploy "$project" \
    --set "host.name=$name" \
    --set "server.user=$server_user" \
    --set "server.host=$server_host" \
    --set "server.port=$server_port" \
    --set server.dir= \
    --set server.identity=ssh/id_ed25519 \
    --set server.known_hosts=ssh/known_hosts >/dev/null
  say found "$name sends to $server_user@$target"
}

pin_server_key() { # TARGET
  known=$project/ssh/known_hosts
  {
    if [ -f "$known" ]; then
      while IFS= read -r line || [ -n "$line" ]; do
        case $line in
          "$1 "*) ;;
          *) printf '%s\n' "$line" ;;
        esac
      done <"$known"
    fi
    printf '%s\n' "$server_keys" | while IFS= read -r line; do
      printf '%s %s\n' "$1" "$line"
    done
  } >"$known.new" && mv "$known.new" "$known"
}

# Runs the checks once and sends what they say, without the wait that keeps hosts from coming all at once. Another run,
# of cron perhaps, is waited for.
first_check() {
  find_places
  answers=$project/SPOOL/.enroll
  patiently check --no-send --format json
  say report "$(head -c 4000 "$answers.out" | tr '\n' ' ')"
  [ "$code" -le 1 ] || fail "montty check --project $project ended with code $code"
  patiently send --now
  rm -f "$answers.out" "$answers.err"
  [ "$code" -le 1 ] || fail "montty send --project $project ended with code $code"
}

patiently() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
    code=0
    "$montty" "$@" --project "$project" >"$answers.out" 2>"$answers.err" </dev/null || code=$?
    [ "$code" = 3 ] || break
    sleep 5
  done
  while IFS= read -r line; do
    say note "${line#montty: }"
  done <"$answers.err"
}

schedule() {
  find_places
  if [ "$scheduler" = systemd ]; then
    install_timer
    remove_cron
  else
    if [ -n "${relay:-}" ]; then
      start deploy "$project" --cron --install --relay >/dev/null
      say found 'cron runs the checks every 5 minutes and forwards reports every minute'
    else
      start deploy "$project" --cron --install --no-manager >/dev/null
      say found 'cron runs the checks every 5 minutes'
    fi
    remove_timer
  fi
}

# Takes out what schedule put in; the project directory stays.
unschedule() {
  find_places
  remove_timer
  remove_cron
  say found "nothing runs the checks of $project any more; its files and $prefix are still there"
}

remove_cron() {
  if command -v crontab >/dev/null 2>&1 && [ -x "$montty" ]; then
    start deploy "$project" --cron --remove >/dev/null
  fi
}

# A manager of user services is found by this variable, which a login over SSH does not always set.
need_user_manager() {
  XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}
  export XDG_RUNTIME_DIR
  need systemctl systemd
  systemctl --user show-environment >/dev/null 2>&1 || fail \
    "systemd runs no services for $(id -un) (systemctl --user does not answer); allow it as root with: loginctl enable-linger $(id -un), or use cron"
}

# In a unit file % and $ mean something, and a word with blanks stands in quotes.
unit_word() {
  printf '"%s"\n' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g; s/%/%%/g; s/\$/$$/g')"
}

install_timer() {
  need_user_manager
  units=$HOME/.config/systemd/user
  mkdir -p "$units" || fail "cannot make $units"
  if [ -f "$units/montty-check.service" ] && ! is_our_unit; then
    fail "$units/montty-check.service runs the checks of another project directory; remove it first, or use cron"
  fi
  cat >"$units/montty-check.service" <<UNIT
[Unit]
Description=MonTTY runs the checks of $(printf '%s' "$project" | sed 's/%/%%/g')

[Service]
Type=oneshot
SuccessExitStatus=1 3
ExecStart=$(unit_word "$project/run.sh") local_chk ""
UNIT
  cat >"$units/montty-check.timer" <<'UNIT'
[Unit]
Description=MonTTY runs the checks every 5 minutes

[Timer]
OnCalendar=*:0/5
Persistent=true

[Install]
WantedBy=timers.target
UNIT
  systemctl --user daemon-reload && systemctl --user enable --quiet --now montty-check.timer \
    || fail 'systemd did not take montty-check.timer; see: systemctl --user status montty-check.timer'
  say found 'montty-check.timer runs the checks every 5 minutes'
  if [ "$(loginctl show-user "$(id -un)" --property=Linger --value 2>/dev/null)" != yes ]; then
    say warning "the timer runs only while $(id -un) is logged in; let it run always, as root: loginctl enable-linger $(id -un)"
  fi
}

is_our_unit() {
  grep -qxF "ExecStart=$(unit_word "$project/run.sh") local_chk \"\"" "$units/montty-check.service"
}

remove_timer() {
  units=$HOME/.config/systemd/user
  if [ -f "$units/montty-check.service" ] && is_our_unit; then
    XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}
    export XDG_RUNTIME_DIR
    systemctl --user disable --quiet --now montty-check.timer >/dev/null 2>&1 || true
    rm -f "$units/montty-check.service" "$units/montty-check.timer"
    systemctl --user daemon-reload >/dev/null 2>&1 || true
  fi
}

# Lets root run what checks.yaml says with "sudo: true", and nothing else.
sudo_rules() {
  find_places
  rules=$project/ssh/sudoers
  "$montty" checks sudo-rules --project "$project" >"$rules" 2>"$rules.err" \
    || fail "$(tr '\n' ' ' <"$rules.err")"
  rm -f "$rules.err"
  if ! grep -q '^[^#]' "$rules"; then
    rm -f "$rules"
    say found 'no check needs root'
    return
  fi
  while IFS= read -r line; do
    say line "$line"
  done <"$rules"
  visudo=$(PATH=$PATH:/usr/sbin:/sbin command -v visudo || true)
  if [ -n "$visudo" ] && ! "$visudo" -c -q -f "$rules" >/dev/null 2>&1; then
    fail "visudo does not take the lines in $rules; nothing was installed"
  fi
  file=/etc/sudoers.d/montty-$(id -un | tr -c 'A-Za-z0-9_\n-' '-')
  if [ -n "$visudo" ] && command -v sudo >/dev/null 2>&1 \
    && sudo -n install -o root -g root -m 0440 "$rules" "$file" >/dev/null 2>&1; then
    rm -f "$rules"
    say found "installed $file"
  else
    say warning "the lines are in $rules${visudo:+, which visudo takes}, but sudo asks for a password; install them as root with: install -o root -g root -m 0440 $rules $file"
    say found 'lines for an admin to install'
  fi
}
