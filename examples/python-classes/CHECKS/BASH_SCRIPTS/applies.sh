# applies.sh host_is_not NAME | distro_in LIST: exits with 0 if it is so, with 254 (NA) if it is not.
case $1 in
  host_is_not)
    echo "this host is $(uname -n)"
    [ "$(uname -n)" != "$2" ] || exit 254
    ;;
  distro_in)
    . /etc/os-release
    echo "this is $ID"
    grep -qxF -- "$ID" <<<"$2" || exit 254
    ;;
esac
