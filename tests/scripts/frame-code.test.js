/* The code of a frame for what is displayed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { frameCode } from "#scripts/frame-code.js";

const CODE = '<iframe src="http://localhost/embed/timeline/" height="500" title="A &amp; B, from here"></iframe>';
const WHOLE = { page: "timeline", title: "A & B" };

test("a view of the same chart changes its address alone, which stays in its attribute", () => {
  const page = 'timeline/?words="$1&to=x';
  assert.equal(
    frameCode(CODE, WHOLE, page, undefined),
    CODE.replace("timeline/", () => "timeline/?words=&quot;$1&amp;to=x"),
  );
});

test("another chart changes title and height as well", () => {
  const code = frameCode(CODE, WHOLE, "timeline/topic/", { title: "<C>", frame: 700 });
  assert.equal(
    code,
    '<iframe src="http://localhost/embed/timeline/topic/" height="700" title="&lt;C&gt;, from here"></iframe>',
  );
});
