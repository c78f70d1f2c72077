# sudoers.sh ability | rules: needs the right to run /usr/sbin/visudo -c as root without a password.
case $1 in
  ability)
    sudo -n -l /usr/sbin/visudo -c
    ;;
  rules)
    sudo -n /usr/sbin/visudo -c
    ;;
esac
