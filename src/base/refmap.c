/* SPDX-License-Identifier: MIT */
/* Map from dense references to numbers; see refmap.h. */
#include "base/refmap.h"

#include <string.h>

int tc_refmap_put(struct tc_refmap *m, const struct tacho_alloc *a, uint32_t ref, uint32_t value)
{
	size_t old = m->cap;
	int rc = TC_GROW(a, &m->values, &m->cap, (size_t)ref + 1, 0);

	if (rc < 0)
		return rc;
	if (m->cap > old)
		memset(m->values + old, 0, (m->cap - old) * sizeof(*m->values));
	if (m->values[ref] == 0) {
		rc = TC_GROW(a, &m->used, &m->cap_used, m->n_used + 1, 0);
		if (rc < 0)
			return rc;
		m->used[m->n_used++] = ref;
	}
	m->values[ref] = value;
	return 0;
}

void tc_refmap_clear(struct tc_refmap *m)
{
	for (size_t i = 0; i < m->n_used; i++)
		m->values[m->used[i]] = 0;
	m->n_used = 0;
}

void tc_refmap_fini(struct tc_refmap *m, const struct tacho_alloc *a)
{
	tc_free(a, m->values);
	tc_free(a, m->used);
	*m = (struct tc_refmap){ 0 };
}
