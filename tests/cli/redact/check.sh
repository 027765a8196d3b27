# What is left is found and shown, and nothing of it is left afterwards.
"$TACHO" redact --check --task drop --show "$DATA/go127-tasks.trace" && exit 9
"$TACHO" redact --check --task drop --json "$DATA/go127-tasks.trace" >left.json && exit 9
python3 - left.json <<'P'
import json, sys
d = json.load(open(sys.argv[1]))
print([(c["class"], c["left"]) for c in d["classes"] if c["left"]])
P
printf '0123456789abcdef' >key
chmod 600 key
"$TACHO" redact --key-file key --task drop -o out.trace "$DATA/go127-tasks.trace"
"$TACHO" redact --check --task drop out.trace
"$TACHO" redact --key-file key --task drop -o - "$DATA/go127-tasks.trace" | cmp - out.trace
