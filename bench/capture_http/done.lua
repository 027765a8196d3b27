-- SPDX-License-Identifier: MIT
-- For wrk: requests, us, and the p99.9 in us.
function done(summary, latency, requests)
	print("wrk", summary.requests, summary.duration, latency:percentile(99.9),
		summary.errors.connect + summary.errors.read + summary.errors.write +
		summary.errors.status + summary.errors.timeout)
end
