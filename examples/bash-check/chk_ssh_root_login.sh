#!/bin/bash
# montty: title="SSH login as root" tags="security ssh" timeout=10s
#
# OKAY (0) if root can log in with a key at most, ALERT (1) if a password is enough, NA (254) where there is nothing
# to ask. WARN would be 255. Whatever is printed is shown in the report.
set -u

PATH=$PATH:/usr/sbin:/sbin

if ! command -v sshd > /dev/null; then
  echo "no SSH server is installed"
  exit 254
fi
if ! settings=$(sshd -T 2>&1); then
  echo "cannot ask sshd for its settings (try as root): ${settings%%$'\n'*}"
  exit 254
fi

setting=$(awk '$1 == "permitrootlogin" { print $2 }' <<< "$settings")
echo "PermitRootLogin is '$setting'"
case $setting in
  no | prohibit-password | without-password | forced-commands-only) exit 0 ;;
esac
echo "Set 'PermitRootLogin prohibit-password' in /etc/ssh/sshd_config, then reload the SSH server."
exit 1
