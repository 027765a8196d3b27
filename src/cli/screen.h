/* SPDX-License-Identifier: MIT */
/*
 * The whole terminal, for a command that shows something that changes: plain ANSI sequences
 * on the alternate screen, keys one by one, and everything as it was before at the end,
 * also where the program ends by exit().
 */
#ifndef TC_CLI_SCREEN_H
#define TC_CLI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

/* Keys that are no character. */
enum tc_key {
	TC_KEY_NONE = 0,
	TC_KEY_LEFT = 256,
	TC_KEY_RIGHT,
	TC_KEY_OTHER /* one that means nothing */
};

struct tc_screen_size {
	unsigned rows, columns;
};

/* false: stdin and stdout are not one terminal with this program in its foreground. */
bool tc_screen_begin(void);
/* Does nothing if it has not begun. */
void tc_screen_end(void);

/* Asks the terminal; 24 x 80 where it does not know. */
struct tc_screen_size tc_screen_size(void);

/* Lines of text, ended by \n each; what is beyond the last row is left out. false: it is gone. */
bool tc_screen_show(const char *text, size_t n);

/* What was typed, without waiting; letters as they are. */
int tc_screen_key(void);

#endif
