/* SPDX-License-Identifier: MIT */
/* As much XML as the answers of S3 need: the texts of elements, found by name. */
#ifndef TC_REMOTE_S3_XML_H
#define TC_REMOTE_S3_XML_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The text of the first element of that name in s[0 .. n), entities decoded, cut to what
 * fits. Returns where the element ends, or NULL: there is none (to is "" then).
 */
const char *tc_s3_xml_text(const char *s, size_t n, const char *name, char *to, size_t size);

/* The first element of that name, all between its tags; returns where it ends, or NULL. */
const char *tc_s3_xml_element(const char *s, size_t n, const char *name, const char **inner,
			      size_t *inner_bytes);

/* Percent-encode, as signatures want it; slashes stay where is_path. false: no room. */
bool tc_s3_encode(char *to, size_t size, const char *from, bool is_path);

#endif
