
# Uses the archive in $1, or the MonTTY that is there already.
unpack() {
  if [ -z "$1" ]; then
    [ -f "$montty" ] || fail "there is no MonTTY in $prefix; name the archive: sh $0 montty-VERSION.tar.gz"
    say found "$(start --version) is in $prefix"
    return
  fi
  rm -rf "$prefix.incoming"
  mkdir -p "$prefix.incoming" || fail "cannot make $prefix.incoming"
  gzip -dc "$1" | (cd "$prefix.incoming" && tar -xof -) || fail "cannot unpack $1"
  set -- "$prefix.incoming"/*/bin/montty
  [ -f "$1" ] || fail 'the archive holds no bin/montty; it should be a montty-VERSION.tar.gz'
  rm -rf "$prefix.old"
  [ ! -e "$prefix" ] || mv "$prefix" "$prefix.old" || fail "cannot move $prefix"
  mv "${1%/bin/montty}" "$prefix" || fail "cannot make $prefix"
  rm -rf "$prefix.old" "$prefix.incoming"
  say found "$(start --version) is in $prefix"
}

# Prints the key without its comment: somebody pastes it into a shell elsewhere, and a comment may hold anything.
public_key() {
  type= blob=
  read -r type blob _ <"$project/ssh/id_ed25519.pub" || true
  case $type in
    ssh-ed25519 | ssh-rsa | ecdsa-sha2-nistp256 | ecdsa-sha2-nistp384 | ecdsa-sha2-nistp521) ;;
    *) return 1 ;;
  esac
  case $blob in
    '' | *[!A-Za-z0-9+/=]*) return 1 ;;
  esac
  printf '%s %s\n' "$type" "$blob"
}

if [ -z "$name" ]; then
  name=$(hostname 2>/dev/null || uname -n)
  name=$(printf '%s\n' "$name" | tr 'A-Z' 'a-z')
fi
case $name in
  '' | .* | -* | *[!a-z0-9.-]*)
    fail "'$name' is no name for a host; write another one behind name= in this file: letters, digits, dots, hyphens"
    ;;
esac

echo '1/6 look at this host'
look
echo '2/6 MonTTY'
unpack "${1:-}"
echo '3/6 the project directory'
lay_out
echo '4/6 the key of this host'
make_key
echo '5/6 the server'
point_to_server
echo '6/6 the schedule'
schedule
if [ -n "$with_sudo_rules" ]; then
  echo 'and rights for checks that need root'
  sudo_rules
fi

shown=$(public_key) || fail "$project/ssh/id_ed25519.pub holds no public key; move it away, and run this again"

cat <<TEXT

Now run this on the server, as $server_user:

  montty enroll --bind $name '$shown'$bind_options

Reports wait in $project/SPOOL until then. To send one at once, run here afterwards:

  '$montty' check --project '$project'
TEXT
