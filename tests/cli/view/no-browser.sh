# Where no browser can be opened that is said, and the viewer is there all the same.
unset DISPLAY WAYLAND_DISPLAY
"$TACHO" view --exit-idle 1ms "$DATA/go127-tasks.trace" | sed 's/[0-9]*\/$/PORT/'
BROWSER=/nonexistent/browser "$TACHO" view --exit-idle 1ms "$DATA/go127-tasks.trace" | sed 's/[0-9]*\/$/PORT/'
BROWSER=/nonexistent/browser "$TACHO" view --no-open --exit-idle 1ms "$DATA/go127-tasks.trace" | sed 's/[0-9]*\/$/PORT/'
