#!/bin/sh
# Pins what each environment needs: every version exact, every file by its hash, no index named. Called by `make lock`.
# run.txt lies under every environment; the others add to it, at versions that agree with it.
set -eu
cd "$(dirname "$0")/.."
compile=$1

pin() {
    output=$1
    shift
    CUSTOM_COMPILE_COMMAND="make lock" "$compile" --quiet --upgrade --generate-hashes --strip-extras \
        --no-emit-find-links --no-emit-index-url --no-emit-trusted-host \
        --output-file "requirements/$output.txt" "$@"
}

# The build backend is pinned with the rest, so that installing the checkout fetches nothing unchecked.
pin run --all-build-deps pyproject.toml
for addition in test train; do
    pin "$addition" --constraint requirements/run.txt "requirements/$addition.in"
done
# Evals lie on top of training, whose baselines they teach.
pin evals --constraint requirements/run.txt --constraint requirements/train.txt requirements/evals.in
cat requirements/bare.in >> requirements/train.txt
pin lock requirements/lock.in
