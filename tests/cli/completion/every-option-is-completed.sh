for shell in bash zsh fish; do
	"$TACHO" completion $shell >$shell
	for name in $("$TACHO" help --list); do
		grep -qw -- "$name" $shell || echo "$shell: no $name"
		"$TACHO" "$name" -h | grep -o -- '^  .[^ ]*,\{0,1\} *--[a-z][a-z-]*' |
			sed 's/.*--//' | while read -r option; do
			case $shell in
			fish) pattern="seen_subcommand_from $name'.* -l $option " ;;
			*) pattern="--$option" ;;
			esac
			grep -q -e "$pattern" $shell || echo "$shell: $name: no --$option"
		done
	done
done
