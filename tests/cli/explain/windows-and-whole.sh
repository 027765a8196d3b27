# SPDX-License-Identifier: MIT
# Reading some generations alone gives what reading all of them gives.
for f in go122-mixed-gens0 go127-mixed-gens; do
	gzip -c "$DATA/$f.trace" >whole.gz
	for what in --task=1 --task=17 --task=120 --goroutine=11 --goroutine=40; do
		for from in "" "--from=9ms --to=11ms"; do
			[[ $what == --task* && -n $from ]] && continue
			# shellcheck disable=SC2086
			"$TACHO" explain $what $from --csv "$DATA/$f.trace" >a.csv 2>/dev/null || continue
			# shellcheck disable=SC2086
			"$TACHO" explain $what $from --csv whole.gz >b.csv
			# What others are called may have been said in what is not read.
			cut -d, -f1-16 a.csv >a.cut
			cut -d, -f1-16 b.csv >b.cut
			cmp a.cut b.cut && echo "$f $what $from: $(wc -l <a.csv)"
		done
	done
done
