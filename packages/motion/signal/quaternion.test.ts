import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  angularVelocity,
  inverse,
  multiply,
  rotate,
  turnAbout,
  type Quaternion,
  type Vector,
} from './quaternion.ts';

const number = fc.double({ min: -10, max: 10, noNaN: true });
const vector: fc.Arbitrary<Vector> = fc.tuple(number, number, number);
const rotation: fc.Arbitrary<Quaternion> = vector.map(([a, b, c]) =>
  multiply(multiply(turnAbout(2, a), turnAbout(0, b)), turnAbout(1, c)),
);
const near = (actual: readonly number[], expected: readonly number[]) =>
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 9));

test('a quarter turn about z takes x to y', () => {
  near(rotate(turnAbout(2, Math.PI / 2), [1, 0, 0]), [0, 1, 0]);
  near(rotate(turnAbout(0, Math.PI / 2), [0, 1, 0]), [0, 0, 1]);
  near(rotate(turnAbout(1, Math.PI / 2), [0, 0, 1]), [1, 0, 0]);
});

test('a rotation keeps lengths and angles', () => {
  const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  fc.assert(
    fc.property(rotation, vector, vector, (q, a, b) => {
      expect(dot(rotate(q, a), rotate(q, b))).toBeCloseTo(dot(a, b), 9);
    }),
  );
});

test('a product rotates by its right factor, then by its left', () => {
  fc.assert(
    fc.property(rotation, rotation, vector, (a, b, v) => {
      near(rotate(multiply(a, b), v), rotate(a, rotate(b, v)));
    }),
  );
});

test('the inverse takes a rotation back', () => {
  fc.assert(
    fc.property(rotation, vector, (q, v) => {
      near(rotate(inverse(q), rotate(q, v)), v);
    }),
  );
});

test('a body that turns steadily has that angular velocity in its own frame', () => {
  fc.assert(
    fc.property(rotation, fc.constantFrom(0, 1, 2), number, (q, axis, speed) => {
      const at = (seconds: number) => multiply(q, turnAbout(axis, speed * seconds));
      const velocity = angularVelocity(at(-0.001), at(0), at(0.001), 0.001);
      [0, 1, 2].forEach((i) => expect(velocity[i]).toBeCloseTo(i === axis ? speed : 0, 3));
    }),
  );
});
