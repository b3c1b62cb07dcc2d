/* Three invented records, and by what they may be narrowed. */

/** @type {SiteRecord} */
const BELL = {
  id: "bell",
  title: "Ann Lee rings the bell",
  summary: "She rings it.",
  date: "2031-01-02",
  date_words: "2 January 2031",
  first: "2031-01-02",
  last: "2031-01-02",
  begun_by: "2031-01-02",
  not_over_before: "2031-01-02",
  year: 2031,
  uncertain: false,
  date_basis: "stated",
  kind: "act",
  status: "confirmed",
  scope: "contact",
  channels: ["rope", "yard"],
  topics: [],
  organisations: [],
  officials: [{ id: "ann" }],
  evidence: [
    { source: "paper", quote: "She rang.", said_by: "narration" },
    { source: "paper", quote: "It rang.", said_by: { unnamed: "two neighbours" } },
    { source: "paper", quote: "It rang again.", said_by: "narration" },
  ],
};

/** @type {SiteRecord[]} */
export const RECORDS = [
  BELL,
  {
    ...BELL,
    id: "letter",
    title: "Ann Lee writes",
    summary: "She writes a letter.",
    first: "2031-03-04",
    last: "2031-03-04",
    begun_by: "2031-03-04",
    not_over_before: "2031-03-04",
    topics: ["post"],
  },
  {
    ...BELL,
    id: "ferry",
    title: "The ferry crosses",
    summary: "It crosses the river.",
    date_words: "in February or March 2031",
    first: "2031-02-01",
    last: "2031-03-31",
    begun_by: "2031-03-31",
    not_over_before: "2031-02-01",
    uncertain: true,
    officials: [{ id: "bo" }],
    evidence: [],
  },
];

/** @type {Facet[]} */
export const FACETS = [
  {
    id: "official",
    label: "Official",
    values: [
      { id: "ann", label: "Ann Lee" },
      { id: "bo", label: "Bo" },
    ],
  },
  { id: "topic", label: "Topic", values: [{ id: "post", label: "The post" }] },
  { id: "date", label: "Date", values: [{ id: "uncertain", label: "Not certain to the day" }] },
];
