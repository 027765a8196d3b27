for word in hlep verson comp nothinglikeit --foo -x ''; do
	"$TACHO" "$word" && exit 1
	echo "exit $?"
done
