# Sourced by the scripts beside it: makes .venv from a lock file, with every download checked by its hash.
# `environment LOCK...` installs the locks named (run, build, dev) unless they stand installed already.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root" || exit 1

find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "Python 3.11 or newer is needed: install it, or name it in PYTHON." >&2
    return 1
}

environment() {
    if [ ! -x .venv/bin/python ]; then
        python=$(find_python) || exit 1
        "$python" -m venv .venv || {
            rm -rf .venv
            echo "The virtual environment could not be made: on Debian, apt install python3-venv." >&2
            exit 1
        }
    fi
    files=""
    for lock in "$@"; do files="$files requirements/$lock.txt"; done
    # shellcheck disable=SC2086  # file names of ours, without spaces
    stamp=".venv/installed-$(cat $files pyproject.toml | cksum | tr ' ' '-')"
    [ -e "$stamp" ] && return
    echo "Setting up .venv; the first time this takes a minute or two." >&2
    options=""
    for file in $files; do options="$options -r $file"; done
    # shellcheck disable=SC2086
    .venv/bin/python -m pip install --quiet --require-hashes $options || exit 1
    # The build backend comes from the lock too, so that nothing unhashed is fetched for the build.
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable . || exit 1
    touch "$stamp"
}
