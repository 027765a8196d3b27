// SPDX-License-Identifier: MIT

import type { PageProps } from '../app/router';

export function Compare(_: PageProps) {
	return <p class="page-note">Nothing here yet.</p>;
}
