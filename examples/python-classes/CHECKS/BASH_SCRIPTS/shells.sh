# Prints the shells that accounts have.
cut -d : -f 7 /etc/passwd | sort -u | grep .
