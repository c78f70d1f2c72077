# An account by which the host @HOST@ hands in reports over SFTP and does nothing else, if its scp speaks SFTP
# (OpenSSH 9 and later) and it cannot be enrolled. Nothing was done: read this, then run it as root. It can be run
# again. The account tells the server which host it is: give no other host a key of it.

# What was decided; correct it here.
host=@HOST@
account=@ACCOUNT@
server_user=@USER@
project=@PROJECT@
chroot=/srv/@ACCOUNT@
sshd_config=/etc/ssh/sshd_config.d/@ACCOUNT@.conf

set -eu
umask 022

# A user without a shell and without a password. Its comment says of which host it is, for a.b and a-b have one name.
about="MonTTY host $host"
if id "$account" >/dev/null 2>&1; then
  if [ "$(getent passwd "$account" | cut -d: -f5)" != "$about" ]; then
    echo "there is a user $account, and it is not that of $host; call this host by another name" >&2
    exit 1
  fi
else
  useradd --system --user-group --home-dir / --no-create-home --shell /usr/sbin/nologin --password '*' \
    --comment "$about" "$account"
fi

# The server's user may read what the account writes.
usermod --append --groups "$account" "$server_user"

# A folder of the inbox that it may write to, but not look into. The inbox is the server's user's, and so is this step:
# root would follow a link there.
runuser -u "$server_user" -- install -d -g "$account" -m 2730 "$project/REPORTS/_input/$host"

# A root of its own that belongs to root, as sshd wants it, with that folder where the host expects it.
install -d -o root -g root -m 0755 "$chroot"
mkdir -p "$chroot$project/REPORTS/_input"
mountpoint -q "$chroot$project/REPORTS/_input" \
  || mount --bind "$project/REPORTS/_input/$host" "$chroot$project/REPORTS/_input"
mount -o remount,bind,nosuid,nodev,noexec "$chroot$project/REPORTS/_input"

# The keys that may use it, one a line; root keeps them.
install -d -o root -g root -m 0755 /etc/ssh/authorized_keys.d
touch "/etc/ssh/authorized_keys.d/$account"
chmod 0644 "/etc/ssh/authorized_keys.d/$account"

# SFTP alone, and of it only what sending a file takes: no reading, listing, removing, renaming, linking. scp cuts a
# file to its length at the end by fsetstat.
cat >"$sshd_config" <<CONFIG
Match User $account
    ChrootDirectory $chroot
    ForceCommand internal-sftp -u 0027 -p open,close,write,stat,lstat,fsetstat,realpath,limits
    AuthorizedKeysFile /etc/ssh/authorized_keys.d/$account
    AuthenticationMethods publickey
    DisableForwarding yes
    PermitTunnel no
    PermitTTY no
    PermitUserRC no
CONFIG

# Mounts go with the next start of the system, unless this line is in /etc/fstab:
#   @PROJECT@/REPORTS/_input/@HOST@ /srv/@ACCOUNT@@PROJECT@/REPORTS/_input none bind,nosuid,nodev,noexec 0 0
#
# Then: put the public keys into /etc/ssh/authorized_keys.d/@ACCOUNT@, let sshd check its configuration with "sshd -t"
# and read it with "systemctl reload ssh", and log the server's user in anew, so that it is in the new group.
# The host sends with: scp REPORT @ACCOUNT@@SERVER:@PROJECT@/REPORTS/_input/
# A report is taken when it is whole and did not change for 2 s. Others than its owner must be able to read it on the
# host, for scp keeps its mode: chmod 640 REPORT. It has the name that MonTTY gives it, <32 hex>_<STATUS>_<epoch>.mty.
