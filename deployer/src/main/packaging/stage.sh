#!/bin/sh
# Puts together what the Debian packages hold beside the unpacked distribution: their control files, documents, man
# pages and completions.
#
#   stage.sh BASEDIR TARGET VERSION ARCHITECTURE
#
# BASEDIR is the folder of the deployer, TARGET its build folder with montty/ and perhaps runtime/ in it. Leaves
# TARGET/deb.
set -eu
export LC_ALL=C
umask 022

basedir=$1
target=$2
version=$3
architecture=$4
sources=$basedir/src/main/deb
distribution=$target/montty
runtime=$target/runtime

fail() {
  printf 'stage.sh: %s\n' "$1" >&2
  exit 1
}

# Prints the packages that the runtime's programs and libraries need.
needed_packages() {
  newest=$(find "$runtime" \( -name '*.so' -o -path '*/bin/java' \) -exec cat {} + \
    | grep -ao 'GLIBC_2\.[0-9]*' | sort -Vu | tail -n 1)
  printf 'libc6 (>= %s)' "${newest#GLIBC_}"
  find "$runtime" -name '*.so' -exec ldd {} + | sed -n 's/^\t\(lib[^ ]*\) => .*/\1/p' | sort -u >"$target/deb/needed"
  while read -r library; do
    case $library in
      libz.so.1) printf ', zlib1g' ;;
      libgcc_s.so.1) printf ', libgcc-s1' ;;
      libstdc++.so.6) printf ', libstdc++6' ;;
      # Of the C library, or of Java itself.
      libc.so.6 | libm.so.6 | libdl.so.2 | libpthread.so.0 | librt.so.1) ;;
      *) [ -n "$(find "$runtime" -name "$library")" ] || fail "the runtime needs $library; say here in which package it is" ;;
    esac
  done <"$target/deb/needed"
}

# Fills in the file $1 of the package $package.
filled() {
  sed -e "s/@PACKAGE@/$package/g" -e "s/@VERSION@/$version/g" -e "s/@ARCHITECTURE@/$architecture/g" \
    -e "s/@DEPENDS@/${depends:-}/" "$1"
}

stage() {
  package=$1
  control=$target/deb/$package/control
  data=$target/deb/$package/data
  doc=$data/usr/share/doc/$package
  mkdir -p "$control" "$doc" "$data/usr/share/man/man1" "$data/var/cache/montty"

  # Tells the launcher by which name it is to be written down.
  mkdir -p "$data/usr/lib/montty-$version/lib"
  echo /usr/lib/montty >"$data/usr/lib/montty-$version/lib/link"

  filled "$sources/control.$package" >"$control/control"
  filled "$sources/control.common" >>"$control/control"
  for script in postinst prerm postrm; do
    filled "$sources/$script" >"$control/$script"
  done
  [ ! -f "$sources/triggers.$package" ] || cp "$sources/triggers.$package" "$control/triggers"

  cp "$sources/copyright" "$doc/copyright"
  [ ! -f "$sources/copyright.$package" ] || cat "$sources/copyright.$package" >>"$doc/copyright"
  filled "$sources/README.Debian" >"$doc/README.Debian"
  filled "$sources/changelog" | gzip -9n >"$doc/changelog.Debian.gz"
  gzip -9n <"$basedir/../CHANGELOG.md" >"$doc/changelog.gz"

  mkdir -p "$data/usr/share/lintian/overrides"
  {
    filled "$sources/lintian-overrides"
    cat "$sources/lintian-overrides.$package"
  } >"$data/usr/share/lintian/overrides/$package"

  for page in "$distribution"/share/man/man1/*.1; do
    [ ! -f "$page" ] || gzip -9n <"$page" >"$data/usr/share/man/man1/${page##*/}.gz"
  done
  completion=$distribution/share/bash-completion/completions/montty
  if [ -f "$completion" ]; then
    mkdir -p "$data/usr/share/bash-completion/completions"
    cp "$completion" "$data/usr/share/bash-completion/completions/"
  fi
  completion=$distribution/share/zsh/site-functions/_montty
  if [ -f "$completion" ]; then
    mkdir -p "$data/usr/share/zsh/vendor-completions"
    cp "$completion" "$data/usr/share/zsh/vendor-completions/"
  fi
  rmdir "$data/usr/share/man/man1" "$data/usr/share/man" 2>/dev/null || :
}

rm -rf "$target/deb"
mkdir -p "$target/deb"

architecture=all
stage montty-nojre
if [ -x "$runtime/bin/java" ]; then
  architecture=$4
  depends=$(needed_packages)
  stage montty
fi
