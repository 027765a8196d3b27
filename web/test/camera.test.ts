// SPDX-License-Identifier: MIT

import test from 'node:test';
import assert from 'node:assert/strict';
import { Camera } from '../src/timeline/camera';

const END = 1e9;

function setUp(): { camera: Camera; moves: () => number } {
	let n = 0;
	const camera = new Camera(() => END, () => n++);
	camera.grow();
	return { camera, moves: () => n };
}

test('it follows the trace until something is chosen', () => {
	const { camera } = setUp();
	assert.deepEqual(camera.view, { from: 0, to: END });
	camera.set({ from: 10, to: 20000 });
	assert.equal(camera.follows, false);
	camera.grow();
	assert.deepEqual(camera.view, { from: 10, to: 20000 });
});

test('a glide ends where it aims at; without motion it is there at once', () => {
	const { camera } = setUp();
	const to = { from: 1e8, to: 2e8 };
	camera.glideTo(to, true);
	assert.deepEqual(camera.view, to);
	assert.equal(camera.isMoving, false);
	const further = { from: 5e8, to: 6e8 };
	camera.glideTo(further, false);
	assert.deepEqual(camera.aim, further);
	assert.notDeepEqual(camera.view, further);
	camera.animate(performance.now() + 60, 0.5);
	assert.ok(camera.view.from > to.from && camera.view.from < further.from, 'on its way');
	camera.animate(performance.now() + 1000, 0.5);
	assert.deepEqual(camera.view, further);
	assert.equal(camera.gliding, false);
});

test('a held key moves it frame by frame, evenly, and says which way', () => {
	const { camera, moves } = setUp();
	camera.set({ from: 4e8, to: 5e8 });
	camera.hold('right', 1, 0.5);
	const steps = [1000, 1020, 1040, 1060].map((now) => {
		camera.animate(now, 0.5);
		return camera.view.from;
	});
	assert.ok(Math.abs((steps[3]! - steps[2]!) - (steps[2]! - steps[1]!)) < 1);
	assert.equal(camera.moving, 'pan');
	camera.hold('right', null, 0.5);
	const before = moves();
	camera.animate(1080, 0.5);
	assert.equal(moves(), before);
	camera.hold('in', 1, 0);
	assert.equal(camera.moving, 'zoom');
	assert.equal(camera.zoomingIn, true);
	assert.ok(Math.abs(camera.view.from - steps[3]!) < 1, 'what is under the pointer stays');
});
