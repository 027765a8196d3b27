// SPDX-License-Identifier: MIT

import type { PageProps } from '../app/router';

export function Goroutines(_: PageProps) {
	return <p class="page-note">Nothing here yet.</p>;
}
