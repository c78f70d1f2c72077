# Read by docs/try-package.sh and docs/try-systemd.sh: makes them a Debian of their own, runs things in there, and makes
# packages for it. $kept is its folder, or empty for one that is removed at the end.
# shellcheck shell=bash
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
packages=${PACKAGES:-$root/deployer/target/dist}
SUITE=${SUITE:-bookworm}
MIRROR=${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -m 1 /debian || :)}

fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail 'only root may make another Debian; run it as root'
[ -n "$MIRROR" ] || fail "apt knows no mirror of Debian here; name one: MIRROR=URL docs/${0##*/}"
command -v debootstrap >/dev/null || fail 'there is no debootstrap; install it (apt-get install debootstrap)'
with_java=$(ls "$packages"/montty_*_amd64.deb "$packages"/montty_*_arm64.deb 2>/dev/null | head -n 1)
without=$(ls "$packages"/montty-nojre_*_all.deb 2>/dev/null | head -n 1)
[ -n "$with_java" ] && [ -n "$without" ] || fail "there are no packages in $packages; make them: mvn -q -DskipTests package"

debian=${kept:-}
[ -n "$debian" ] || debian=$(mktemp -d /tmp/montty-debian.XXXXXX)
mkdir -p "$debian"
chmod 755 "$debian"
debian=$(readlink -f "$debian")

in_chroot() { # SCRIPT: run by a shell in there
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$debian" sh -euc "$1"
}

inside() { # SCRIPT: the same, unless the script that reads this has another way
  in_chroot "$1"
}

# Ends what runs in there, by its own root folder alone.
leave_chroot() {
  for process in /proc/[0-9]*; do
    [ "$(readlink "$process/root")" != "$debian" ] || kill "${process#/proc/}" 2>/dev/null || :
  done
  umount "$debian/proc" 2>/dev/null || :
}

remove_debian() {
  [ -n "${kept:-}" ] || rm -rf --one-file-system "$debian"
}

# What these run is run by $as where that is set, such as as another user.
timed() { # WORDS SCRIPT: says the words and the seconds, and keeps what was printed for the case that it fails
  begin=$(date +%s.%N)
  "${as:-inside}" "$2" >"$debian/srv/log" 2>&1 || { cat "$debian/srv/log" >&2; fail "this failed: $1"; }
  printf '%6.2f s  %s\n' "$(echo "$(date +%s.%N) $begin" | awk '{ print $1 - $2 }')" "$1"
}

holds() { # WORDS SCRIPT: says the words if the script ends well
  "${as:-inside}" "$2" >"$debian/srv/log" 2>&1 || { cat "$debian/srv/log" >&2; fail "this does not hold: $1"; }
  printf '      ok  %s\n' "$1"
}

has_archive() {
  holds 'there is a class archive that fits' 'montty-archive --check'
}

# The same package as another build of the same day, by its number.
build() { # DEB NUMBER: makes montty-NUMBER.deb in /srv of the Debian
  rm -rf "$debian/srv/next" "$debian/srv/control"
  dpkg-deb -R "$1" "$debian/srv/next"
  version=$(dpkg-deb -f "$1" Version)
  next=${version%-*}-$2
  mv "$debian/srv/next/usr/lib/montty-$version" "$debian/srv/next/usr/lib/montty-$next"
  ln -sfn "montty-$next" "$debian/srv/next/usr/lib/montty"
  sed -i "s/$version/$next/g" "$debian"/srv/next/DEBIAN/*
  # Archives are written in the order in which folders hold names, so the link is put to the end by tar itself.
  printf '2.0\n' >"$debian/srv/debian-binary"
  (cd "$debian/srv/next/DEBIAN" && tar --owner=0 --group=0 -czf ../../control.tar.gz .)
  (cd "$debian/srv/next" && rm -rf ../control && mv DEBIAN ../control \
    && tar --owner=0 --group=0 -cf ../data.tar --exclude=./usr/lib/montty . \
    && tar --owner=0 --group=0 -rf ../data.tar --no-recursion ./usr/lib/montty && gzip -1f ../data.tar)
  (cd "$debian/srv" && rm -f "montty-$2.deb" && ar rc "montty-$2.deb" debian-binary control.tar.gz data.tar.gz)
}

# Makes the Debian if it is not there, without any MonTTY, with the user tom, and with the packages in /srv.
enter_debian() {
  if [ ! -e "$debian/usr/bin/apt" ]; then
    printf 'making a Debian %s in %s ...\n' "$SUITE" "$debian"
    debootstrap --variant=minbase "$SUITE" "$debian" "$MIRROR" >"$debian.log" 2>&1 || { tail "$debian.log" >&2; exit 1; }
    rm -f "$debian.log"
  fi
  mountpoint -q "$debian/proc" || mount -t proc proc "$debian/proc"
  in_chroot 'apt-get -qq update && dpkg --purge montty montty-nojre >/dev/null 2>&1; apt-get -qq purge -y "openjdk-*-jre-headless" >/dev/null 2>&1; id tom >/dev/null 2>&1 || useradd -m tom; rm -rf /home/tom/project'
  cp "$with_java" "$debian/srv/montty.deb"
  cp "$without" "$debian/srv/montty-nojre.deb"
}
