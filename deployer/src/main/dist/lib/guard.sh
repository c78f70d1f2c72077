# Runs a program that takes the terminal over, and mends the terminal if the program was killed before it gave it back.

# Takes a program and its words; ends with its exit code.
guard_terminal() {
  settings=$(stty -g 2>/dev/null) || exec "$@"
  # What is said meanwhile would land between the lines on the screen; it is said afterwards.
  errors=
  if [ -t 2 ]; then
    errors=$(mktemp "${TMPDIR:-/tmp}/montty-monitor.XXXXXX" 2>/dev/null) || errors=
  fi

  # Only a shell that waits for a program in the background takes signals meanwhile. Such a program has no standard
  # input unless it is handed one, and never sees INT: it is sent TERM instead.
  child=
  signal=
  ended=
  trap 'signal=TERM; [ -z "$child" ] || kill -s TERM "$child"' TERM
  trap 'signal=HUP; [ -z "$child" ] || kill -s HUP "$child"' HUP
  trap 'signal=TERM; ended=130; [ -z "$child" ] || kill -s TERM "$child"' INT
  exec 3<&0
  if [ -n "$errors" ]; then
    "$@" <&3 3<&- 2>"$errors" &
  else
    "$@" <&3 3<&- &
  fi
  child=$!
  [ -z "$signal" ] || kill -s "$signal" "$child"

  while :; do
    wait "$child"
    code=$?
    kill -s 0 "$child" 2>/dev/null || break
  done

  case $code in
    129 | 130 | 143) code=${ended:-$code} ;; # it was asked to end, and has given the terminal back
    *)
      if [ "$code" -gt 128 ]; then
        stty "$settings"
        # The mouse, marks around pasted text, scrolling, colours, the cursor, and the shell's screen.
        printf '\033[?1006l\033[?1000l\033[?2004l\033[r\033[m\033[?25h\033[?1049l'
        printf 'montty: the monitor was ended by signal %s\n' "$((code - 128))" >&2
      fi
      ;;
  esac
  if [ -n "$errors" ]; then
    cat "$errors" >&2
    rm -f "$errors"
  fi
  exit "$code"
}
