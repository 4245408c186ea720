#!/bin/sh
# The main job on real input: meet the new decision maker of ACME, then read the account plan.
# On a terminal you answer; without one, recorded answers do. Everything stays in demo/.
set -eu
amkit=$1
here=$(pwd)
case "${AMKIT_LANG:-${LC_ALL:-${LANG:-}}}" in nl*) lang=nl ;; *) lang=en ;; esac
[ -f demo/amkit.toml ] || "$amkit" init demo --lang "$lang" >/dev/null
cd demo
if [ -t 0 ] && [ -t 1 ]; then
    # Stopped with Ctrl-C (130) everything is saved, and there is a plan of it as well.
    "$amkit" run new-decision-maker --account ACME --yes --audience client --lang "$lang" ||
        [ $? -eq 130 ]
else
    AMKIT_ME="${AMKIT_ME:-Bram de Wit}" "$amkit" run new-decision-maker --account ACME --yes --new \
        --audience client --lang "$lang" \
        --answers "$here/protocols/examples/new-decision-maker.acme.$lang.yaml"
fi
echo
plan=$("$amkit" plan ACME --lang "$lang")
cat "$plan"
echo
case "$lang" in
nl) echo "Verslagen: $(pwd)/notes/acme"; echo "Accountplan: $plan" ;;
*) echo "Notes: $(pwd)/notes/acme"; echo "Account plan: $plan" ;;
esac
