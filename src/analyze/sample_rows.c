/* SPDX-License-Identifier: MIT */
/* What a sample counts in: rows, their blocks of time, and cells; see sample.h. */
#include "analyze/sample.h"

#include <string.h>

enum {
	MAX_ROWS = 32768 /* of 800 bytes */
};

/* --- rows --------------------------------------------------------------------- */

static int make_row(struct tacho_sample *s, enum tacho_quantity q, uint32_t name, uint32_t *out)
{
	uint64_t key = (uint64_t)q << 32 | name;
	int rc;

	*out = tc_table_get(&s->index, key);
	if (*out != TC_TABLE_NONE)
		return 0;
	/* What is beyond the limit is counted with what has no name. */
	if (s->n >= MAX_ROWS && name != 0)
		return make_row(s, q, 0, out);
	rc = TC_GROW(s->alloc, &s->rows, &s->cap, s->n + 1, UINT32_MAX - 2);
	if (rc == 0)
		rc = tc_table_put(&s->index, key, (uint32_t)s->n);
	if (rc < 0)
		return rc;
	*out = (uint32_t)s->n++;
	memset(&s->rows[*out], 0, sizeof(s->rows[*out]));
	s->rows[*out].quantity = (uint8_t)q;
	s->rows[*out].name = name;
	s->rows[*out].is_mean = tacho_quantity_is_mean((int)q);
	return 0;
}

/* The row of a name; places are looked up by stack, and named by its site. */
static int find_row(struct tacho_sample *s, enum tacho_quantity q, uint32_t name,
		    struct tc_row **out)
{
	size_t had = s->cap_of_name[q];
	uint32_t row;
	int rc;

	if (name < had && s->of_name[q][name]) {
		*out = &s->rows[s->of_name[q][name] - 1];
		return 0;
	}
	rc = TC_GROW(s->alloc, &s->of_name[q], &s->cap_of_name[q], (size_t)name + 1, 0);
	if (rc < 0)
		return rc;
	if (s->cap_of_name[q] > had)
		memset(s->of_name[q] + had, 0, (s->cap_of_name[q] - had) * sizeof(uint32_t));
	rc = make_row(s, q,
		      q == TACHO_QUANTITY_PLACE ? tc_activity_place(s->act, name)->site : name,
		      &row);
	if (rc < 0)
		return rc;
	s->of_name[q][name] = row + 1;
	*out = &s->rows[row];
	return 0;
}

/* --- blocks ------------------------------------------------------------------- */

static void double_step(struct tacho_sample *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct tc_row *r = &s->rows[i];

		for (int k = 0; k < TC_BLOCKS / 2; k++) {
			r->sum[k] = r->sum[2 * k] + r->sum[2 * k + 1];
			r->count[k] = r->count[2 * k] + r->count[2 * k + 1];
		}
		memset(r->sum + TC_BLOCKS / 2, 0, sizeof(r->sum) / 2);
		memset(r->count + TC_BLOCKS / 2, 0, sizeof(r->count) / 2);
	}
	s->step_ns *= 2;
}

/* Of a moment that tc_sample_reach was called with, or an earlier one. */
static size_t block_of(const struct tacho_sample *s, int64_t at)
{
	int64_t since = tc_wrap_sub(at, s->act->first_ns);

	if (at >= s->from_ns && at < s->to_ns)
		return s->block;
	if (since < 0)
		return 0;
	return since / s->step_ns < TC_BLOCKS ? (size_t)(since / s->step_ns) : TC_BLOCKS - 1;
}

int tc_sample_turn(struct tacho_sample *s, int64_t at)
{
	int64_t since = tc_wrap_sub(at, s->act->first_ns);
	int rc = tc_sample_flush(s);

	while (rc == 0 && since / s->step_ns >= TC_BLOCKS && s->step_ns < INT64_MAX / 2)
		double_step(s);
	s->from_ns = INT64_MAX;
	s->to_ns = INT64_MIN;
	if (rc < 0 || since < 0 || since / s->step_ns >= TC_BLOCKS)
		return rc;
	s->block = (size_t)(since / s->step_ns);
	s->from_ns = tc_wrap_sub(at, since % s->step_ns);
	if (__builtin_add_overflow(s->from_ns, s->step_ns, &s->to_ns))
		s->to_ns = INT64_MAX;
	return 0;
}

int tc_sample_time(struct tacho_sample *s, enum tacho_quantity q, uint32_t name, int64_t begin,
		   int64_t end)
{
	size_t last = block_of(s, end), first = block_of(s, begin);
	struct tc_row *r;
	int rc = find_row(s, q, name, &r);

	if (rc < 0 || end <= begin)
		return rc;
	if (first == last) {
		r->sum[first] += (double)(end - begin);
		return 0;
	}
	for (size_t i = first; i <= last; i++) {
		int64_t low = s->act->first_ns + (int64_t)i * s->step_ns, high = low + s->step_ns;

		low = begin > low ? begin : low;
		high = end < high ? end : high;
		r->sum[i] += high > low ? (double)(high - low) : 0;
	}
	return 0;
}

int tc_sample_at(struct tacho_sample *s, enum tacho_quantity q, uint32_t name, int64_t at,
		 double amount)
{
	size_t block = block_of(s, at);
	struct tc_row *r;
	int rc = find_row(s, q, name, &r);

	if (rc < 0)
		return rc;
	r->sum[block] += amount;
	r->count[block]++;
	return 0;
}

/* --- cells -------------------------------------------------------------------- */

int tc_sample_flush(struct tacho_sample *s)
{
	struct tc_row *r;
	int rc = 0;

	while (s->first_cell != TC_CELLS_END) {
		struct tc_cell *c = &s->cells[s->first_cell - 1];

		for (size_t i = 0; i < TC_CELL_ROWS && c->rows[i]; i++) {
			r = &s->rows[c->rows[i] - 1];
			r->sum[s->block] +=
				r->quantity == TACHO_QUANTITY_RATE ? c->count : (double)c->ns;
			r->count[s->block] += c->count;
		}
		s->first_cell = c->next;
		c->next = c->count = 0;
		c->ns = 0;
	}
	for (uint32_t i = 0; i < TACHO_DELAY_COUNT && rc == 0; i++) {
		if (s->delay_ns[i])
			rc = find_row(s, TACHO_QUANTITY_DELAY, s->own[TC_OWN_DELAYS + i], &r);
		if (s->delay_ns[i] && rc == 0)
			r->sum[s->block] += (double)s->delay_ns[i];
		s->delay_ns[i] = 0;
	}
	return rc;
}

/* One more row of a cell. */
static int put_row(struct tacho_sample *s, struct tc_cell *c, enum tacho_quantity q, uint32_t name)
{
	struct tc_row *r;
	size_t i = 0;
	int rc = find_row(s, q, name, &r);

	while (c->rows[i])
		i++;
	c->rows[i] = rc < 0 ? 0 : (uint32_t)(r - s->rows) + 1;
	return rc;
}

static int put_own(struct tacho_sample *s, struct tc_cell *c, enum tacho_quantity q,
		   enum tc_own own)
{
	return put_row(s, c, q, s->own[own]);
}

static int put_rows_of_wait(struct tacho_sample *s, struct tc_cell *c, uint32_t stack)
{
	int rc = put_own(s, c, TACHO_QUANTITY_STATE, TC_OWN_WAITING);

	if (rc == 0)
		rc = put_row(s, c, TACHO_QUANTITY_REASON, c->reason);
	if (rc == 0)
		rc = put_row(s, c, TACHO_QUANTITY_BLOCKED, c->name);
	if (rc == 0 && stack)
		rc = put_row(s, c, TACHO_QUANTITY_PLACE, stack);
	if (rc == 0)
		rc = put_own(s, c, TACHO_QUANTITY_RATE, TC_OWN_WAKEUPS);
	return rc < 0 ? rc : put_row(s, c, TACHO_QUANTITY_WAIT, c->reason);
}

static int put_rows(struct tacho_sample *s, struct tc_cell *c, uint8_t state, uint32_t stack)
{
	int rc;

	switch (state) {
	case TACHO_GO_RUNNING:
		rc = put_own(s, c, TACHO_QUANTITY_STATE, TC_OWN_RUNNING);
		if (rc == 0)
			rc = put_row(s, c, TACHO_QUANTITY_RUNNING, c->name);
		return rc < 0 ? rc : put_own(s, c, TACHO_QUANTITY_RATE, TC_OWN_STARTS);
	case TACHO_GO_RUNNABLE:
		rc = put_own(s, c, TACHO_QUANTITY_STATE, TC_OWN_RUNNABLE);
		if (rc == 0)
			rc = put_row(s, c, TACHO_QUANTITY_RUNNABLE, c->name);
		return rc < 0 ? rc : put_own(s, c, TACHO_QUANTITY_LATENCY, TC_OWN_SCHEDULING);
	case TACHO_GO_WAITING: return put_rows_of_wait(s, c, stack);
	default:
		rc = put_own(s, c, TACHO_QUANTITY_STATE, TC_OWN_SYSCALL);
		return rc < 0 ? rc : put_own(s, c, TACHO_QUANTITY_LATENCY, TC_OWN_CALLS);
	}
}

/* Room for the cell of a key. */
static int reach_key(struct tacho_sample *s, uint8_t state, uint32_t key)
{
	size_t had = s->cap_cell_of[state];
	int rc = TC_GROW(s->alloc, &s->cell_of[state], &s->cap_cell_of[state], (size_t)key + 1, 0);

	if (rc == 0 && s->cap_cell_of[state] > had)
		memset(s->cell_of[state] + had, 0,
		       (s->cap_cell_of[state] - had) * sizeof(uint32_t));
	return rc;
}

int tc_sample_new_cell(struct tacho_sample *s, const struct tc_span *x, uint32_t key,
		       struct tc_cell **out)
{
	struct tc_cell cell = { .name = x->go->name, .reason = x->go->reason };
	/* The cell that it takes the place of, of another wait there, must be empty. */
	int rc = tc_sample_flush(s);

	if (rc == 0)
		rc = reach_key(s, x->state, key);
	if (rc == 0)
		rc = put_rows(s, &cell, x->state, x->go->stack);
	if (rc == 0 && !s->cell_of[x->state][key]) {
		rc = TC_GROW(s->alloc, &s->cells, &s->cap_cells, s->n_cells + 1, UINT32_MAX - 2);
		if (rc == 0)
			s->cell_of[x->state][key] = (uint32_t)++s->n_cells;
	}
	if (rc < 0)
		return rc;
	*out = &s->cells[s->cell_of[x->state][key] - 1];
	**out = cell;
	return 0;
}

void tc_sample_rows_fini(struct tacho_sample *s)
{
	for (int i = 0; i < TACHO_QUANTITY_COUNT; i++)
		tc_free(s->alloc, s->of_name[i]);
	for (int i = 0; i < TACHO_GO_STATE_COUNT; i++)
		tc_free(s->alloc, s->cell_of[i]);
	tc_free(s->alloc, s->cells);
	tc_free(s->alloc, s->rows);
	tc_table_fini(&s->index);
}
