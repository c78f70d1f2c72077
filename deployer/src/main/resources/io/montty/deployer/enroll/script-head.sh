#!/bin/sh
# Lets this host send the reports of its checks to a MonTTY server. Read it, then run it as the user who shall run the
# checks (not root, unless the checks need it):
#
#   sh enroll-host.sh montty-VERSION.tar.gz    # unpacks MonTTY to ~/.local/share/montty
#   sh enroll-host.sh                          # uses the MonTTY that is there
#
# It can be run again. It changes: the folders below, and the user's crontab. It ends with a line to run on the server.
set -u

