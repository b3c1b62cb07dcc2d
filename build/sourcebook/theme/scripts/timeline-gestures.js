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
 * The live chart in which something happens, and how many pixels of its own stand on one of the window.
 * @param {Timeline} timeline
 * @param {MouseEvent} event
 */
function chartAt(timeline, event) {
  const place = /** @type {Element} */ (event.target).closest(".chart-drawing");
  const chart = timeline.charts.get(/** @type {ChartPlace} */ (place));
  if (!chart) return null;
  const box = chart.place.getBoundingClientRect();
  return { chart, frame: chart.scale.frame(timeline.view), left: box.left, times: chart.spec.width / box.width };
}

/** @param {Timeline} timeline @param {WheelEvent} event */
function zoom(timeline, event) {
  const found = (event.ctrlKey || event.metaKey) && chartAt(timeline, event);
  if (!found) return; // the page scrolls
  event.preventDefault();
  const { chart, frame, left, times } = found;
  const at = frame.a + ((event.clientX - left) * times - chart.scale.left) / chart.scale.times(frame);
  const zoomed = chart.scale.zoomed(frame, event.deltaY > 0 ? FARTHER : CLOSER, at);
  timeline.change(chart.scale.windowOf(zoomed), true);
}

/** Follow a pointer: the chart moves with it, the list when it lets go. @param {Timeline} timeline @param {PointerEvent} event */
function drag(timeline, event) {
  const found = event.button === 0 && event.isPrimary && chartAt(timeline, event);
  if (!found) return;
  const { chart, frame, times } = found;
  const { scale } = chart;
  let now = frame;
  let isDrag = false;
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, timeline.signal]);
  const follow = (/** @type {PointerEvent} */ moved) => {
    const shift = (moved.clientX - event.clientX) * times;
    isDrag ||= Math.abs(shift) > STILL;
    if (!isDrag) return;
    now = scale.moved(frame, -shift / (scale.right - scale.left));
    timeline.showMoving(chart, now, scale.windowOf(now));
  };
  const drop = () => {
    end.abort();
    if (isDrag && now.a !== frame.a) timeline.change(scale.windowOf(now));
  };
  window.addEventListener("pointermove", follow, { signal });
  window.addEventListener("pointerup", drop, { signal });
  window.addEventListener("pointercancel", drop, { signal });
}
