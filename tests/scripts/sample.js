/* Three invented records, by what they may be narrowed, and what is shown of them. */

/** @type {RecordsData} */
export const RECORDS = {
  facets: [
    {
      id: "official",
      label: "Official",
      values: [
        { id: "ann", label: "Ann Lee" },
        { id: "bo", label: "Bo" },
      ],
    },
    { id: "topic", label: "Topic", values: [{ id: "post", label: "The post" }] },
    {
      id: "date",
      label: "Date",
      values: [
        { id: "certain", label: "Known to the day" },
        { id: "uncertain", label: "Not known to the day" },
      ],
    },
  ],
  values: { official: [0, 0, 1], topic: [[], 0, []], date: [0, 0, 1] },
  days: [22281, 61, [27, -58, 0, 0, -58]], // 2 January, 4 March and 31 March 2031
  pages: [
    ["2031/01/", 1],
    ["2031/03/", 2],
  ],
  most: 2,
};

/** @type {import("#scripts/records.js").TimelineRow[]} */
export const ROWS = [
  ["bell", "Ann Lee rings the bell", "2 January 2031", "●", "", "", "She rings it. She rang. It rang."],
  ["letter", "Ann Lee writes", "4 March 2031", "●", "", "", "She writes a letter. It rang."],
  ["ferry", "The ferry crosses", "in February or March 2031", "●", "", "", "It crosses the river."],
];
