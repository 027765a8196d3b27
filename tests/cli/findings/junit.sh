cd "$DATA/planted"
"$TACHO" findings --junit - --fail-on lock-convoy,gc-assist convoy-generations.trace || echo "exit $?"
"$TACHO" findings --junit - --fail-on lock-convoy,gc-assist ok-ramp.trace || echo "exit $?"
cd - >/dev/null
"$TACHO" findings --junit out.xml "$DATA/planted/ok-ramp.trace" && head -c 60 out.xml
