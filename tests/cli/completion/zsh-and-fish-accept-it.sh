"$TACHO" completion zsh >_tacho
"$TACHO" completion fish >tacho.fish
if command -v zsh >/dev/null; then zsh -n _tacho; fi
if command -v fish >/dev/null; then
	export HOME=$PWD
	fish -n tacho.fish
	[ "$(fish -c 'source tacho.fish; complete -C "tacho help vers"')" = version ] || echo fish: help
	[ "$(fish -c 'source tacho.fish; complete -C "tacho help --color=ne"' | cut -f1)" = \
		--color=never ] || echo fish: color
fi
