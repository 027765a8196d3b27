// SPDX-License-Identifier: MIT
//
// Links to places of this timeline: the view stays, another slice is selected.

import type { ComponentChildren } from 'preact';
import type { Place } from '../api/types';
import { address, base } from '../app/state';
import { formatAddress, formatSelection, withParams } from '../app/url';

export function placeHref(row: string, t: number): string {
	const a = address.value;
	return formatAddress({ path: '/timeline', params: withParams(a.params, { sel: formatSelection({ row, t }) }) }, base);
}

export function PlaceLink({ place, children }: { place: Place; children?: ComponentChildren }) {
	return <a href={placeHref(place.key, place.t)}>{children ?? place.key}</a>;
}
