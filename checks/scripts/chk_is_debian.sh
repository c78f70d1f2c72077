#!/bin/bash
# montty: title="Is this Debian or one of its kin?" tags="filter" timeout=5s
#
# A filter: OKAY on Debian, Ubuntu and what derives from them, NA elsewhere.
# Groups in checks.yaml name it under "filters", so that their members run only where they belong.

set -u

ROOT=${MONTTY_ROOT:-}

# Prints the distribution's own id and those of its ancestors, without running the file as a script.
distribution() {
    local file key value
    for file in "$ROOT/etc/os-release" "$ROOT/usr/lib/os-release"; do
        [[ -r $file ]] || continue
        while IFS='=' read -r key value || [[ -n $key ]]; do
            [[ $key == ID || $key == ID_LIKE ]] && printf '%s ' "${value//[\"\']/}"
        done <"$file"
        return
    done
}

ids=$(distribution)
case " $ids " in
    *" debian "* | *" ubuntu "*)
        echo "Debian or one of its kin: /etc/os-release says '${ids% }'"
        exit 0
        ;;
    *)
        echo "not Debian or one of its kin: /etc/os-release says '${ids% }'"
        exit 254
        ;;
esac
