# packages.sh installed | audit
case $1 in
  installed)
    command -v dpkg
    ;;
  audit)
    found=$(dpkg --audit)
    [ -z "$found" ] || { echo "$found"; exit 1; }
    ;;
esac
