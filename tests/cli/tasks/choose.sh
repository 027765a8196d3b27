cd "$DATA"
"$TACHO" tasks --type level-x -n 3 go127-tasks.trace
"$TACHO" tasks --incomplete go127-tasks.trace
"$TACHO" tasks --log open-at go127-tasks.trace
"$TACHO" tasks --min 1.3ms --complete go127-tasks.trace
"$TACHO" tasks --type level-x -n 3 --bug-compatible go127-tasks.trace | tail -5
