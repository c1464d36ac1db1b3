// Shows what this origin has in the browser, and what the app's tab says that it holds in memory.
import { control, found, patterns } from "./secrets.js"
import { stores } from "./stores.js"

const $ = selector => document.querySelector(selector)
const node = (tag, words, look = "") => Object.assign(document.createElement(tag), { textContent: words, className: look })
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" })
const channel = new BroadcastChannel("inside")
const seen = new Map()
let told = null

channel.addEventListener("message", ({ data }) => {
  if (data?.memory) told = { ...data, at: Date.now() }
})

const LONG = 200

/** A value, folded if it is long. */
function value(text) {
  if (text.length <= LONG) return node("code", text)
  const folded = node("details", "")
  folded.append(node("summary", `${text.length} characters`), node("code", text))
  return folded
}

/** Rows of cells; those of credentials are marked. */
function table(list, columns, marked = cells => found(cells.join("\n")).length) {
  if (!list.length) return node("p", "Nothing.", "nothing")
  const table = node("table", "")
  const head = table.createTHead().insertRow()
  columns.forEach(column => head.append(Object.assign(node("th", column), { scope: "col" })))
  const body = table.createTBody()
  for (const cells of list) {
    const row = body.insertRow()
    cells.forEach(cell => row.insertCell().append(value(cell)))
    if (marked(cells)) row.className = "row--credential"
  }
  return table
}

const left = until => until ? `expires in ${Math.max(0, Math.round((until - Date.now()) / 60_000))} min` : "stays until the tab goes"
const isCredential = ({ kind }) => kind === "credential" || kind === "key ID"

function moment({ moment, at, stored, memory, credentials, inStores }) {
  const item = node("li", "", `moment sheet ${credentials ? "moment--credentials" : "moment--clean"}`)
  const head = node("p", "", "moment__head")
  head.append(node("b", moment), node("time", clock.format(at), "quiet small"))
  item.append(head, node("p", credentials
    ? inStores ? "A credential lies in the browser's storage." : "AWS credentials, in memory alone."
    : "No AWS credential anywhere.", "moment__verdict"))
  const list = node("dl", "", "facts")
  list.append(
    node("dt", "In memory"), node("dd", memory.map(it => it.name).join(", ") || "nothing"),
    node("dt", "Stored"), node("dd", stored.join(", ") || "nothing"))
  item.append(list)
  return item
}

function verdict(values, memory) {
  const stored = found(values).length
  const held = memory.filter(isCredential)
  const box = $("[data-verdict]")
  box.className = `verdict ${stored ? "verdict--bad" : held.length ? "verdict--held" : "verdict--clean"}`
  box.textContent = stored
    ? "A credential lies in the browser's storage."
    : held.length
      ? `No credential in any storage. In memory: ${held.map(it => it.name).join(", ")}; ${left(held[0].until)}.`
      : "No AWS credential is anywhere in this app."
}

/** Replaces what is shown only if it has changed: what a reader has unfolded stays so. */
function show(place, children) {
  const next = document.createElement("div")
  next.append(...children)
  if (seen.get(place) === next.innerHTML) return
  seen.set(place, next.innerHTML)
  $(place).replaceChildren(...next.childNodes)
}

async function look() {
  channel.postMessage("tell")
  await new Promise(resolve => setTimeout(resolve, 100))
  const { session, ...others } = await stores()
  const open = told && Date.now() - told.at < 3000
  const tab = open ? told.session : session
  const memory = open ? told.memory : []
  const credentials = new Set(memory.filter(isCredential).map(it => it.name))
  show('[data-store="memory"]', open
    ? [table(memory.map(it => [it.name, it.value, it.until ? left(it.until) : ""]), ["Name", "Value", "Good for"], ([name]) => credentials.has(name))]
    : [node("p", "No tab has the app open, so nothing is in memory.", "nothing")])
  for (const [name, list] of Object.entries({ session: tab, ...others })) {
    show(`[data-store="${name}"]`, [table(list, ["Name", "Value"])])
  }
  const moments = open ? told.moments : []
  show("[data-moments]", moments.length
    ? moments.map(moment)
    : [node("li", "Open the app in another tab and sign in there.", "sheet moment quiet")])
  verdict([...tab.filter(([name]) => name !== "notes.moments"), ...Object.values(others).flat()].flat().join("\n"), memory)
}

patterns.forEach(({ what }) => $("[data-patterns]").append(node("li", what)))
$("[data-control]").textContent = `To be sure that looking finds anything: in a sample that has all of them, ${found(control()).length} of ${patterns.length} were found.`

await look()
setInterval(look, 1000)
