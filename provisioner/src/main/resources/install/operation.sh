# An operation of a template, on the machine: TEXT is what INTERPRETER runs, EXPORTS sets its inputs.
echo "$OPERATION on $MACHINE ($DIGEST)"
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
printf '%s' "$TEXT" >"$t/artifact"
printf '%s\n' "$EXPORTS" >"$t/inputs"
unset TEXT
. "$t/inputs"
cd "$t"
"$INTERPRETER" "$t/artifact"
