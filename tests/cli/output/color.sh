has_color() { grep -q $'\e' && echo "$1: colour" || echo "$1: plain"; }
"$TACHO" help --color=always version | has_color always
"$TACHO" help version | has_color pipe
NO_COLOR=1 "$TACHO" help --color=always version | has_color 'NO_COLOR, always'
CLICOLOR_FORCE=1 "$TACHO" help version | has_color CLICOLOR_FORCE
CLICOLOR_FORCE=0 "$TACHO" help version | has_color CLICOLOR_FORCE=0
NO_COLOR=1 CLICOLOR_FORCE=1 "$TACHO" help version | has_color 'NO_COLOR, CLICOLOR_FORCE'
CLICOLOR_FORCE=1 "$TACHO" help --color=never version | has_color 'CLICOLOR_FORCE, never'
on_terminal() { script -qec "$*" /dev/null; }
export SHELL=/bin/sh
TERM=xterm on_terminal "'$TACHO' help version" | has_color terminal
TERM=dumb on_terminal "'$TACHO' help version" | has_color 'dumb terminal'
NO_COLOR=1 TERM=xterm on_terminal "'$TACHO' help version" | has_color 'terminal, NO_COLOR'
