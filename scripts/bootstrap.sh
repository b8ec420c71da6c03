#!/bin/sh
# Makes a fresh machine ready: Python's virtual environment, the locked packages, LibreOffice and its fonts.
# `make demo` and `make test` call it first; when all is ready it answers at once.
#
#   PAPERCLERK_NO_APT=1   do not touch apt: say what is missing instead
set -eu
cd "$(dirname "$0")/.."

VENV=.venv
LOCK=requirements-dev.lock
UV_VERSION=0.13.9
OFFICE_PACKAGES="libreoffice-writer libreoffice-calc fonts-liberation fonts-crosextra-carlito"

say() { printf '%s\n' "paperclerk: $*" >&2; }

stop() {
    say "$@"
    exit 1
}

main() {
    if [ ! -x "$VENV/bin/python" ] || [ "$(cat "$VENV/ready" 2>/dev/null)" != "$(fingerprint)" ]; then
        python=$(find_python)
        make_environment
        install_packages
        fingerprint >"$VENV/ready"
    fi
    get_libreoffice
}

# What this environment was made from: the lock, the project's own settings, this script, and where it stands
# (a moved folder breaks the paths inside a virtual environment).
fingerprint() {
    { cat "$LOCK" pyproject.toml scripts/bootstrap.sh && pwd; } | cksum
}

# The Python named, or the first of 3.11 or later that really starts: a version manager's stand-ins may be there without
# their Python.
find_python() {
    newest=""
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        found=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$name"
            return
        fi
        newest=${newest:-"$found ($(command -v "$name"))"}
    done
    if [ -n "$newest" ]; then
        stop "Python 3.11 or later is needed; this machine has $newest. Install a later one and run make again," \
            "or name one: make PYTHON=/path/to/python3.11 ..."
    fi
    [ -z "${PYTHON:-}" ] || stop "$PYTHON does not start. Name another: make PYTHON=/path/to/python3.11 ..."
    stop "Python 3.11 or later is needed and none was found. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
}

make_environment() {
    if [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && unmoved; then
        return
    fi
    say "making $VENV with $("$python" --version)"
    rm -rf "$VENV"
    "$python" -m venv "$VENV" >/dev/null 2>&1 && return
    rm -rf "$VENV"
    # Debian keeps venv in a package of its own, and refuses pip outside a virtual environment.
    if may_use_apt; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "python$version-venv" || apt_install python3-venv || true
        "$python" -m venv "$VENV" && return
        rm -rf "$VENV"
    fi
    if "$python" -m virtualenv --version >/dev/null 2>&1 || "$python" -m pip install --user --quiet virtualenv; then
        "$python" -m virtualenv --quiet "$VENV" && return
    fi
    stop "Python's venv is missing and could not be installed. On Debian or Ubuntu: sudo apt-get install python3-venv"
}

unmoved() {
    head -n 1 "$VENV/bin/pip" | grep -qF "$(pwd)/$VENV/"
}

install_packages() {
    say "installing the packages of $LOCK"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
    sh scripts/uv.sh pip sync --quiet --python "$VENV/bin/python" --require-hashes "$LOCK"
    sh scripts/uv.sh pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation -e .
}

# PDFs need LibreOffice, and look as they should only with the fonts. Without them everything else works.
get_libreoffice() {
    office_is_ready && return
    if [ ! -e "$VENV/office-tried" ] && may_use_apt; then
        say "installing LibreOffice and fonts through apt (about 300 MB; once)"
        : >"$VENV/office-tried"
        # shellcheck disable=SC2086  # several packages
        apt_install $OFFICE_PACKAGES || say "apt could not install them"
        office_is_ready && return
    fi
    say "LibreOffice Writer and Calc, or their fonts, are not here: papers are made as Word files, without PDFs."
    say "To get them: $("$VENV/bin/python" -c 'from paperclerk.libreoffice import how_to_get; print(how_to_get())')"
}

office_is_ready() {
    "$VENV/bin/python" -c 'from paperclerk.libreoffice import is_present; raise SystemExit(not is_present())' || return 1
    [ "$(uname)" = Darwin ] && return 0
    fonts=$(fc-list : family 2>/dev/null) || return 1
    printf '%s' "$fonts" | grep -q Carlito && printf '%s' "$fonts" | grep -q 'Liberation Serif'
}

may_use_apt() {
    [ -z "${PAPERCLERK_NO_APT:-}" ] && command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    # An out-of-date list is the usual reason for a first failure, and a fresh image has none.
    for attempt in with-the-list-as-it-is after-an-update; do
        if [ "$attempt" = after-an-update ]; then
            $as_root apt-get update -qq >/dev/null 2>&1 || return 1
        fi
        # shellcheck disable=SC2086  # sudo -n is two words, or none
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
            </dev/null >/dev/null 2>&1 && return 0
    done
    return 1
}

main
