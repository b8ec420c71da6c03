#!/bin/sh
# Runs .venv's uv with pip's settings. uv reads no pip.conf, and a council's own index, proxy or certificate is set
# there; so they are handed over here, and no index is named anywhere in this project. UV_* settings win.
set -eu
venv=$(dirname "$0")/../.venv

pip_setting() {
    for section in :env: install global; do
        value=$(printf '%s\n' "$settings" | sed -n "s/^$section\.$1='\(.*\)'\$/\1/p" | sed 's/\\n/ /g; s/^ *//')
        if [ -n "$value" ]; then
            printf '%s' "$value"
            return
        fi
    done
}

settings=$("$venv/bin/python" -m pip config list)
for pair in index-url=UV_DEFAULT_INDEX extra-index-url=UV_INDEX find-links=UV_FIND_LINKS no-index=UV_NO_INDEX \
    proxy=HTTPS_PROXY trusted-host=UV_INSECURE_HOST cert=SSL_CERT_FILE; do
    value=$(pip_setting "${pair%%=*}")
    variable=${pair#*=}
    eval "already=\${$variable:-}"
    if [ -n "$value" ] && [ -z "$already" ]; then
        eval "export $variable=\$value"
    fi
done
# pip takes the best match of all its indexes; the hashes in the lock make that safe.
export UV_INDEX_STRATEGY="${UV_INDEX_STRATEGY:-unsafe-best-match}"
# Where a proxy looks into traffic, its certificate is among the system's.
if [ -z "${SSL_CERT_FILE:-}" ] && [ -s /etc/ssl/certs/ca-certificates.crt ]; then
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
fi
exec "$venv/bin/uv" "$@"
