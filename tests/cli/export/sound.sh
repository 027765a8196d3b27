# Timelines of every kind are sound: slices nest on their lanes, stacks exist, arrows
# have both ends. What the check does not know, json.tool does.
cd "$DATA"
for trace in go119-http go122-tasks go124-cgo go127-strings go127-syscalls go127-cut-half; do
	for form in chrome perfetto-json; do
		for view in "" "--view thread" "--goroutine 1" "--from 1ms --to 5ms"; do
			# shellcheck disable=SC2086
			"$TACHO" export -f "$form" $view "$trace.trace" 2>/dev/null |
				"$ROOT/tests/support/timeline-lines" --check || echo "$trace $form $view"
		done
	done
done
for id in 1 2; do
	"$TACHO" export --task $id go127-tasks.trace | "$ROOT/tests/support/timeline-lines" --check
	"$TACHO" export -f perfetto-json --task-goroutines $id go127-tasks.trace |
		"$ROOT/tests/support/timeline-lines" --check
done
"$TACHO" export go127-strings.trace | python3 -m json.tool >/dev/null
"$TACHO" export -f perfetto-json go127-strings.trace | python3 -m json.tool >/dev/null
