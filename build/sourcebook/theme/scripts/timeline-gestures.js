/* On the timeline's chart: the wheel with Ctrl zooms, a drag moves; the wheel alone scrolls the page. */

import { STILL } from "./dom.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

const CLOSER = 0.8; // how many times as many days a turn of the wheel shows, towards the reader or away
const FARTHER = 1.25;

/** @param {Timeline} timeline */
export function followGestures(timeline) {
  const { figure, signal } = timeline;
  figure.addEventListener("wheel", (event) => zoom(timeline, event), { signal, passive: false });
  figure.addEventListener("pointerdown", (event) => drag(timeline, event), { signal });
  figure.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
}

/**
 * The chart in which something happens, the scale of what it shows, and how many pixels of its own stand on one of the window.
 * @param {Timeline} timeline
 * @param {MouseEvent} event
 */
function chartAt(timeline, event) {
  const place = /** @type {ChartPlace | null} */ (/** @type {Element} */ (event.target).closest(".chart-drawing"));
  const strip = place && timeline.strips.get(place);
  if (!strip) return null;
  const { live } = place;
  const box = place.getBoundingClientRect();
  const { scale, spec } = live ?? strip;
  const frame = live ? scale.frame(timeline.view) : scale.whole;
  return { live, scale, frame, left: box.left, times: spec.width / box.width };
}

/** @param {Timeline} timeline @param {WheelEvent} event */
function zoom(timeline, event) {
  const found = (event.ctrlKey || event.metaKey) && chartAt(timeline, event);
  if (!found) return; // the page scrolls
  event.preventDefault();
  const { scale, frame, left, times } = found;
  const at = frame.a + ((event.clientX - left) * times - scale.left) / scale.times(frame);
  const zoomed = scale.zoomed(scale.frame(timeline.view), event.deltaY > 0 ? FARTHER : CLOSER, at);
  timeline.change(scale.windowOf(zoomed), true);
}

/** Follow a pointer: the chart moves with it, the list when it lets go. @param {Timeline} timeline @param {PointerEvent} event */
function drag(timeline, event) {
  const found = event.button === 0 && event.isPrimary && chartAt(timeline, event);
  if (!found) return;
  const { live, scale, frame, times } = found;
  let now = frame;
  let isDrag = false;
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, timeline.signal]);
  const follow = (/** @type {PointerEvent} */ moved) => {
    const shift = (moved.clientX - event.clientX) * times;
    isDrag ||= Math.abs(shift) > STILL;
    if (!isDrag) return;
    now = scale.moved(frame, -shift / (scale.right - scale.left));
    if (live) timeline.showMoving(live, now, scale.windowOf(now));
  };
  const drop = () => {
    end.abort();
    if (isDrag && now.a !== frame.a) timeline.change(scale.windowOf(now));
  };
  window.addEventListener("pointermove", follow, { signal });
  window.addEventListener("pointerup", drop, { signal });
  window.addEventListener("pointercancel", drop, { signal });
}
