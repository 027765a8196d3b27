/* SPDX-License-Identifier: MIT */
/* Bytes and counts by wire type; see <tacho/footprint.h>. */
#include <tacho/footprint.h>

#include <string.h>

#include "reader/order_sort.h"
#include "reader/reader.h"
#include "wire/encode.h"
#include "wire/wire.h"

enum {
	PROGRESS_EVENTS = 1 << 16
};

/* How many types the version knows, as Go's tables have it. */
static unsigned known_types(unsigned version)
{
	switch (version) {
	case 22: return TC_EV_USER_LOG + 1;
	case 23: return TC_EV_EXPERIMENTAL_BATCH + 1;
	case 25: return TC_EV_CLOCK_SNAPSHOT + 1;
	default: return TC_EV_COUNT;
	}
}

/* Of the shortest encoding: padding of the file does not count. */
static uint64_t canonical_bytes(const struct tacho_raw_event *e)
{
	uint64_t n = 1;

	for (unsigned i = 0; i < e->n_args; i++)
		n += tc_enc_varint_bytes(e->args[i]);
	for (uint64_t i = 0; i < e->n_frames * 4; i++)
		n += tc_enc_varint_bytes(e->frames[i]);
	if (tc_wire_shape[e->type] == TC_SHAPE_D || tc_wire_shape[e->type] == TC_SHAPE_E)
		n += tc_enc_varint_bytes(e->data.n) + e->data.n;
	return n;
}

/* Go sorts with an unstable sort: the same one gives the same order of zeros. */
static void sort_rows(struct tacho_footprint_row *rows)
{
	struct tacho_footprint_row unsorted[TACHO_FOOTPRINT_ROWS];
	struct tc_keyed order[TACHO_FOOTPRINT_ROWS];

	memcpy(unsorted, rows, sizeof(unsorted));
	for (size_t i = 0; i < TACHO_FOOTPRINT_ROWS; i++)
		order[i] = (struct tc_keyed){ -(int64_t)rows[i].bytes, &unsorted[i] };
	tc_sort_by_key(order, TACHO_FOOTPRINT_ROWS);
	for (size_t i = 0; i < TACHO_FOOTPRINT_ROWS; i++)
		rows[i] = *(const struct tacho_footprint_row *)order[i].item;
}

static void name_rows(struct tacho_footprint_row *rows, unsigned version)
{
	unsigned known = known_types(version);

	for (unsigned i = 0; i < TACHO_FOOTPRINT_ROWS; i++) {
		const char *name = tacho_wire_name((int)i);

		rows[i].type = i;
		if (i < known)
			rows[i].name = name ? name : "";
		else
			rows[i].name = rows[i].count ? name : NULL;
	}
}

/* What is left of an event that is cut short. */
static uint64_t rest_bytes(struct tacho_reader *r)
{
	const uint8_t *p;
	int64_t n = tc_input_peek(r->input, 1, &p);

	return n > 0 ? (uint64_t)n : 0;
}

int tacho_footprint_run(struct tacho_reader *r, struct tacho_footprint *out,
			tacho_progress_fn *progress, void *ctx)
{
	struct tacho_raw_reader *raw;
	struct tacho_raw_event e;
	int rc;

	memset(out, 0, sizeof(*out));
	rc = tacho_raw_open(&raw, r);
	if (rc < 0)
		return rc;
	while ((rc = tacho_raw_next(raw, &e)) > 0) {
		out->rows[e.type].count++;
		out->rows[e.type].bytes += canonical_bytes(&e);
		out->events++;
		if (progress && out->events % PROGRESS_EVENTS == 0)
			progress(ctx, tacho_reader_consumed(r), tacho_reader_size(r));
	}
	tacho_raw_close(raw);
	out->total_bytes = tacho_reader_bytes(r);
	if (rc == TACHO_ETRUNCATED)
		out->total_bytes += rest_bytes(r);
	name_rows(out->rows, tacho_reader_version(r));
	sort_rows(out->rows);
	return rc;
}
