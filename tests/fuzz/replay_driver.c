/* SPDX-License-Identifier: MIT */
/*
 * Stands in for libFuzzer: runs a target on the files named, each in a block of
 * exactly its size, so that sanitizers see reads beyond the end. The empty input
 * comes first.
 */
#include "fuzz/target.h"

static int run_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *bytes = NULL;
	long size;
	int rc = 1;

	if (!f)
		return rc;
	if (fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0 && fseek(f, 0, SEEK_SET) == 0) {
		bytes = malloc(size ? (size_t)size : 1);
		if (bytes && fread(bytes, 1, (size_t)size, f) == (size_t)size) {
			(void)LLVMFuzzerTestOneInput(bytes, (size_t)size);
			rc = 0;
		}
	}
	free(bytes);
	(void)fclose(f);
	return rc;
}

int main(int argc, char **argv)
{
	int failed = 0;

	(void)LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
	for (int i = 1; i < argc; i++) {
		if (run_file(argv[i]) != 0) {
			(void)fprintf(stderr, "%s: cannot read it\n", argv[i]);
			failed = 1;
		}
	}
	return failed;
}
