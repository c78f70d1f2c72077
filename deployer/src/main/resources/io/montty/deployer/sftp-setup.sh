# An account that can hand in reports over SFTP and do nothing else, for hosts whose scp speaks SFTP (OpenSSH 9 and
# later) and that cannot be enrolled. Nothing was done: read this, then run it as root. It can be run again.
# An account for each host tells the server which host it is; an account for several does not.

# What was decided; correct it here.
account=@ACCOUNT@
server_user=@USER@
project=@PROJECT@
chroot=/srv/@ACCOUNT@
sshd_config=/etc/ssh/sshd_config.d/@ACCOUNT@.conf

set -eu

# A user without a shell and without a password. The server's user may read what it writes.
id "$account" >/dev/null 2>&1 \
  || useradd --system --user-group --home-dir / --no-create-home --shell /usr/sbin/nologin --password '*' "$account"
usermod --append --groups "$account" "$server_user"

# A folder of the inbox that it may write to, but not look into.
install -d -o "$server_user" -g "$account" -m 2730 "$project/REPORTS/_input/$account"

# A root of its own that belongs to root, as sshd wants it, with that folder where the host expects it.
install -d -o root -g root -m 0755 "$chroot"
mkdir -p "$chroot$project/REPORTS/_input"
mountpoint -q "$chroot$project/REPORTS/_input" \
  || mount --bind "$project/REPORTS/_input/$account" "$chroot$project/REPORTS/_input"
mount -o remount,bind,nosuid,nodev,noexec "$chroot$project/REPORTS/_input"

# The keys that may use it, one a line; root keeps them.
install -d -o root -g root -m 0755 /etc/ssh/authorized_keys.d
touch "/etc/ssh/authorized_keys.d/$account"
chmod 0644 "/etc/ssh/authorized_keys.d/$account"

# SFTP alone, and of it only what sending a file takes: no reading, listing, removing, renaming, linking.
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

# Mounts go with the next start of the system, unless this line is in /etc/fstab (a blank in a name is \040 there):
#   @PROJECT@/REPORTS/_input/@ACCOUNT@ /srv/@ACCOUNT@@PROJECT@/REPORTS/_input none bind,nosuid,nodev,noexec 0 0
#
# Then: put the public keys into /etc/ssh/authorized_keys.d/@ACCOUNT@, let sshd check its configuration with "sshd -t"
# and read it with "systemctl reload ssh", and log the server's user in anew, so that it is in the new group.
# The host sends with: scp REPORT @ACCOUNT@@SERVER:@PROJECT@/REPORTS/_input/
