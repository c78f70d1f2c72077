# ports.sh MOST: warns when more sockets than MOST are listened at.
count=$(ss -H -l -n -t | wc -l)
echo "$count sockets are listened at, at most $1 are usual"
[ "$count" -le "$1" ] || exit 255
