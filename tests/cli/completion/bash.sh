# compgen and compopt answer with a code, as in an interactive shell.
set +e
"$TACHO" completion bash >script
bash -n script
source ./script
touch 'my trace.out' other.txt
try() {
	COMP_WORDS=(tacho "$@") COMP_CWORD=$# COMPREPLY=()
	_tacho
	printf '%s:' "$*"
	[ ${#COMPREPLY[@]} = 0 ] || printf ' <%s>' "${COMPREPLY[@]}"
	echo
}
try comp
try ver
try my
try -
try help --co
try help --color ''
try help --color =
try help --color = a
try help --color=n
try help --color = auto vers
try help vers
try completion ''
try completion z
try version ''
try version --
try help -- --co
