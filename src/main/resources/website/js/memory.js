// Everything that the app keeps while it runs. It lies in this module alone, so it is gone with the page; inside.html
// asks for it, and is told kinds and lengths.
const kept = new Map()

export const keep = (name, value, { kind, until = null }) => kept.set(name, { value, kind, until })
export const recall = name => kept.get(name)?.value
export const until = name => kept.get(name)?.until ?? null
export const forget = (...names) => (names.length ? names : [...kept.keys()]).forEach(name => kept.delete(name))

/** What may be shown of it: a secret by its length, the rest as it is. */
export const shown = () =>
  [...kept].map(([name, { value, kind, until }]) => ({
    name,
    kind,
    until,
    value: kind === "public" || kind === "key ID" ? String(value) : `${String(value).length} characters, not shown`,
  }))
