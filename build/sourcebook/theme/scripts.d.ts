/* The types that the scripts share, as far as they use them: what the site publishes, and what Vega brings. They are
   for `tsc` alone; nothing of them is published. */

/** Days between two ends, as whole numbers counted in UTC; null for an end that is open. */
interface Days {
  from: number | null;
  to: number | null;
}

/** The pixels of the whole scale between which a chart shows a part of it. */
interface Frame {
  a: number;
  b: number;
}

/** What a reader has chosen. */
interface View extends Days {
  /** Values of facets, by the facet's id; an empty set leaves all. */
  chosen: Map<string, Set<string>>;
  /** Words to look for. */
  q: string;
  /** What makes a row of the chart: the last part of that chart's name; nothing for channels. */
  lanes: string;
}

// ------------------------------------------------------------------------------------ timeline/**/records.json

/** By what the records of a page of the timeline are found, as site/exports/timeline_json.py writes it. */
interface RecordsData {
  facets: Facet[];
  /** For each facet, of each record the places of its values. */
  values: Record<string, (number | number[])[]>;
  /** Of each record how many days after the one before it is listed, and how far from that day its four others are. */
  days: (number | (number | null)[])[];
  /** The pages that list the records, in order: where each lies, and how many it lists. */
  pages: [string, number][];
  /** How many records a page lists. */
  most: number;
}

/** By what records may be narrowed, and its values. */
interface Facet {
  id: string;
  label: string;
  values: { id: string; label: string }[];
}

// ---------------------------------------------------------------------------------------------------- search/*.json

/** search/index.json, as site/exports/search.py writes it: what stands in which file. */
interface SearchHead {
  /** Of what the files are made: others have another. */
  made: string;
  /** The id and name of each group, and how many things are in it, in the order of their numbers. */
  groups: [id: string, name: string, count: number][];
  /** How many results stand in one file. */
  together: number;
  /** The first word of each file. */
  words: string[];
  spelled: string[];
  backwards: string[];
  letters: string;
  each: string;
  passedOver: string;
}

/** What it is part of, a sentence or facts, what stands beside it, the section of the page, further names of what it names. */
type SearchPassage = [part: number, text: string, beside?: string, section?: string, also?: string[]];

/** What a result shows. */
interface SearchFound {
  address: string;
  title: string;
  kind: string;
  sign?: string;
  when?: string;
  passages?: SearchPassage[];
}

/** Where a word stands in a thing: its place, what it is part of there, and how like the word that is asked for it is. */
interface Place {
  at: number;
  part: number;
  alike: number;
}

/** When a thing was: its first and last day, the day by which it had surely begun and that before which it was not over. */
interface SearchDate {
  first: number | null;
  last: number | null;
  sure: { begun: number; over: number } | null;
}

type Dates = Map<number, SearchDate>;

interface SearchResult {
  number: number;
  /** Whether it only may be of the days that are asked for. */
  isPerhaps: boolean;
}

interface SearchAnswer {
  /** What was typed. */
  query: string;
  groups: { name: string; best: number; results: SearchResult[] }[];
  count: number;
  /** The words that are marked, and how like those that are asked for they are. */
  words: Map<string, number>;
  /** For each word that is asked for, those that are meant. */
  asked: Set<string>[];
  /** The words that were taken for others. */
  corrected: string[];
  /** Whether nothing has all the words. */
  some: boolean;
}

// --------------------------------------------------------------------------------------------- charts/**/*.json

/** A row of data of a chart: where something stands, in pixels, and the days from which that follows. */
interface Row {
  px: number;
  y: number;
  px2?: number;
  y2?: number;
  x?: string;
  x2?: string;
  id?: string;
  text?: string;
  colour?: string;
}

/** A row that spans pixels. */
interface SpanRow extends Row {
  px2: number;
}

/** The bar of a record: its first and its last day, and the day of its sign. */
interface BarRow extends SpanRow {
  y2: number;
  x: string;
  x2: string;
  sign: string;
}

interface TextRow extends Row {
  text: string;
}

/** What leads to a record, and says what it is. */
interface HitRow extends SpanRow {
  id: string;
  y2: number;
  href: string;
  says: string;
}

/** A line from one record to another. */
interface ThreadRow extends SpanRow {
  to: string;
}

/** The rows of each layer, by its name. */
interface Rows {
  [layer: string]: Row[];
  bars: BarRow[];
  before: SpanRow[];
  after: SpanRow[];
  ground: SpanRow[];
  letters: TextRow[];
  labels: TextRow[];
  labels_left: TextRow[];
  hits: HitRow[];
  threads: ThreadRow[];
  answers: ThreadRow[];
  dates: TextRow[];
  names: TextRow[];
  words: TextRow[];
}

/** The measures of a chart, as drawing/measures.py writes them. */
interface Measures {
  around: number;
  long: number;
  edge: number;
  letter: number;
  apart: number;
  least: number;
  beside: number;
  pitch: number;
  line: number;
  below: number;
  ticks: {
    day: number;
    broad: number;
    short: number;
    step: number;
    fortnight: number;
    months: number[];
    year: number;
    short_year: number;
    years: number;
  };
  names: {
    letter: number;
    half: number;
    beside: number;
    after_day: number;
    before_day: number;
    after_short_year: number;
    short_year_before_day: number;
  };
}

/** How words of a picture are set, as drawing/picture.py writes it. */
interface PictureType {
  size: number;
  line: number;
  weight: number;
  colour: string;
}

interface PictureMeasures {
  edge: number;
  gap: number;
  drop: number;
  title: PictureType;
  chosen: PictureType;
  foot: PictureType;
}

/** What a chart says of its scale. */
interface ScaleData {
  knots: { day: string; px: number }[];
  stretch?: { from: string; to: string };
  breaks: string[];
  measures: Measures;
}

/** What a chart says of itself. */
interface Usermeta extends ScaleData {
  lines: { y: number; y2: number; dates: number[] };
  picture: PictureMeasures;
  /** The address that stands for the site's own. */
  site: string;
  title: string;
  alt: string;
  caption: string;
  rows: string;
  covers: string;
  /** The height of a frame that shows the whole chart. */
  frame: number;
}

/** A chart, as far as the scripts read its Vega-Lite specification. */
interface Spec {
  width: number;
  height: number;
  config: { font: string };
  datasets: Rows;
  usermeta: Usermeta;
}

// ------------------------------------------------------------------------------------------------ data-proposal

/** What a record is made of, as site/pages/source.py writes it into the page of an article. */
interface Proposal {
  /** A whole record, with `{evidence}` where that goes. */
  record: string;
  /** The evidence, with `{quote}`, `{voice}` and, on a line of its own, `{beside}`. */
  evidence: string;
  /** The path of the new file, with `{slug}`. */
  file: string;
  /** Where GitHub opens a new file. */
  editor: string;
  /** What each voice is called. */
  voices: Record<string, string>;
  fewest: number;
  longest: number;
  longestAddress: number;
  excerpts: boolean;
}

/** Words of an article that can be quoted. */
interface Passage {
  quote: string;
  voice: string;
  start: number;
  end: number;
  prefix?: string;
  suffix?: string;
}

// ----------------------------------------------------------------------------------------------------------- Vega

interface VegaView {
  data(name: string, rows: Row[]): VegaView;
  height(pixels: number): VegaView;
  runAsync(): Promise<VegaView>;
}

/** An element that Vega has drawn, with the row that it is of. */
interface VegaMark extends SVGElement {
  __data__?: { datum: { id?: string; to?: string } };
}

interface VegaEmbedded {
  view: VegaView;
  finalize(): void;
}

// ------------------------------------------------------------------------------------------------------- the page

/** The element in which a chart is drawn. */
interface ChartPlace extends HTMLElement {
  /** The chart that is drawn live there, if one is. */
  live?: import("./scripts/live-chart.js").LiveChart;
  /** The address of the chart that is displayed; `data-chart` is that of the one that is asked for. */
  drawn?: string;
}

interface Window {
  vegaEmbed(element: HTMLElement, spec: Spec, options: object): Promise<VegaEmbedded>;
  /** The pages that the theme shows, also those that it brings in without loading anew. */
  document$?: { subscribe(next: () => void): void };
  /** What the theme’s script expects of its page: see before-theme.js. */
  __md_scope: URL;
  __md_hash(text: string): number;
  __md_get(name: string, store?: Storage, scope?: URL): any;
  __md_set(name: string, value: unknown, store?: Storage, scope?: URL): void;
}
