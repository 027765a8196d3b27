/* SPDX-License-Identifier: MIT */
/*
 * SipHash-2-4: a 64-bit code of bytes that only who knows the key can make. By the
 * description of its authors, Aumasson and Bernstein.
 */
#ifndef TC_BASE_SIPHASH_H
#define TC_BASE_SIPHASH_H

#include <stddef.h>
#include <stdint.h>

enum {
	TC_SIP_KEY = 16 /* bytes */
};

struct tc_sip {
	uint64_t v[4];
	uint64_t n;    /* bytes so far */
	uint64_t tail; /* those that make up no word yet */
};

void tc_sip_init(struct tc_sip *s, const uint8_t key[TC_SIP_KEY]);
void tc_sip_add(struct tc_sip *s, const void *bytes, size_t n);
uint64_t tc_sip_end(struct tc_sip *s);

#endif
