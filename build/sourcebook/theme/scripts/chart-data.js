/* The file of a chart, as drawing/packed.py writes it, and what all charts share -> the specification of one form of it. */

/** @typedef {Record<string, number | null>} Fields - of a layer: the place of the column of each */
/** @typedef {{ width: number, height: number, usermeta: object, rows: Record<string, Fields> }} PackedForm */
/** @typedef {{ columns: unknown[][], forms: Record<"wide" | "narrow", PackedForm> }} Packed */

/**
 * @param {any} shared - charts/template.json
 * @param {Packed} own - the file of the chart
 * @param {"wide" | "narrow"} form
 * @returns {Spec}
 */
export function specOf({ measures, ...shared }, { columns, forms }, form) {
  const { wide } = forms; // which says what the other form does not say
  const { rows, usermeta, ...size } = forms[form];
  const names = new Set(shared.layer.map((/** @type {{ data: { name: string } }} */ { data }) => data.name));
  const datasets = Object.fromEntries(
    [...names].map((name) => [name, rowsOf({ ...wide.rows[name], ...rows[name] }, columns)]),
  );
  for (const row of datasets.hits) row.href ??= `${shared.usermeta.records}${row.id}/`;
  return {
    ...shared,
    ...size,
    datasets,
    usermeta: { ...shared.usermeta, measures: measures[form], ...wide.usermeta, ...usermeta },
  };
}

/** @param {Fields} fields @param {unknown[][]} columns @returns {any[]} rows without what they do not say */
function rowsOf(fields, columns) {
  const lists = Object.entries(fields).flatMap(([field, place]) =>
    place === null ? [] : [/** @type {const} */ ([field, columns[place]])],
  );
  const long = Math.max(0, ...lists.map(([, values]) => values.length));
  return Array.from({ length: long }, (_, at) => {
    const told = lists.map(([field, values]) => [field, values[values.length > 1 ? at : 0]]);
    return Object.fromEntries(told.filter(([, value]) => value !== null));
  });
}
