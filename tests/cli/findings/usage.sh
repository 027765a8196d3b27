t="$DATA/planted/ok-ramp.trace"
"$TACHO" findings --rule slow "$t" || echo "exit $?"
"$TACHO" findings --fail-on gc-assist,slow "$t" || echo "exit $?"
"$TACHO" findings --severity huge "$t" || echo "exit $?"
"$TACHO" findings || echo "exit $?"
"$TACHO" findings no-such.trace || echo "exit $?"
printf 'hello, world of traces' >junk
"$TACHO" findings junk || echo "exit $?"
