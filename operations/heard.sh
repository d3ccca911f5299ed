#!/bin/sh
# `heard` as the service runs it: as its user, with its settings, in its folder. Install it as /usr/local/bin/heard.
set -eu
exec sudo --user=heard -- /bin/sh -c '
    set -a
    ORT_DISABLE_TELEMETRY=1
    . /etc/heard/heard.env
    cd "$HEARD_HOME"
    exec /opt/heard/bin/heard "$@"
' heard "$@"
