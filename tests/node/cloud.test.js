import assert from "node:assert/strict";
import { test } from "node:test";
import { dotCounts } from "../../components/widgets/map/script/cloud.js";

test("a cloud counts the dots of shown kinds inside the frame", () => {
  const points = {
    x: Uint16Array.from([16, 16, 160, 9000]),
    y: Uint16Array.from([16, 16, 160, 16]),
    kinds: Uint8Array.from([0, 0, 1, 0]),
  };
  const frame = { seen: { x: 0, y: 0 }, scale: 1, side: 1, wide: 20, tall: 20 };
  const shown = Uint8Array.from([1, 0]);
  const counts = dotCounts(points, shown, { ...frame, first: 0, last: 4 });
  assert.equal(counts[1 * 20 + 1], 2);
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    2,
  );
});
