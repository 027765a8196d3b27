/* SPDX-License-Identifier: MIT */
/*
 * What a C program's trace says about its modules, so that lines can be looked up
 * later: a string of the generation's table that no event refers to, which every
 * reader skips. One for each module that a stack of the generation lies in:
 *
 *	tacho-module BASE LO HI BUILDID PATH
 *
 * BASE is what was added to the addresses of the file, LO and HI bound its memory,
 * all in hexadecimal; BUILDID is hexadecimal or "-". PATH goes to the end.
 * spec: doc/format.md#modules
 */
#ifndef TC_WIRE_MODULE_NOTE_H
#define TC_WIRE_MODULE_NOTE_H

#define TC_MODULE_NOTE "tacho-module"

#endif
