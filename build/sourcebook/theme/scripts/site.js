/* What every page of the site runs; each part fetches the rest of what it needs where a page has use for it. */

import "./charts.js";
import "./chart-image.js";
import "./timeline-start.js";
import "./passage-start.js";
import "./cite.js";
import "./search-start.js";
import "./tab-menu.js";
