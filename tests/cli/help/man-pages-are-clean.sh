# groff has nothing to complain about (stderr stays empty), and every option that
# help shows is in the page.
command -v groff >/dev/null || exit 0
for name in '' $("$TACHO" help --list); do
	# shellcheck disable=SC2086
	"$TACHO" help --man $name | groff -man -Tutf8 -ww -rLL=200n >page.raw
	sed 's/\x1b\[[0-9;]*m//g; s/.\x08//g' page.raw >page
	[ -z "$name" ] && continue
	"$TACHO" "$name" -h | grep -o -- '--[a-z][a-z-]*' | sort -u >options
	while read -r option; do
		grep -qF -- "$option" page || echo "$name: $option is not in the page"
	done <options
done
