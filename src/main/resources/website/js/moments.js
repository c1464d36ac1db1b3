// Notes what was in the app at three moments of a sign-in, by names and kinds, and tells inside.html when it asks.
import { shown } from "./memory.js"
import { found } from "./secrets.js"
import { stores } from "./stores.js"

const KEY = "notes.moments"
const channel = new BroadcastChannel("inside")
const moments = () => JSON.parse(sessionStorage.getItem(KEY) ?? "[]")

/** The first moment begins the list anew. */
export async function note(moment, first = false) {
  const { session, ...others } = await stores()
  const own = session.filter(([name]) => name !== KEY)
  const stored = [...own.map(([name]) => `sessionStorage ${name}`),
    ...Object.entries(others).flatMap(([store, list]) => list.map(([name]) => `${store} ${name}`))]
  const values = [...own, ...Object.values(others).flat()].flat().join("\n")
  const memory = shown().map(({ name, kind, until }) => ({ name, kind, until }))
  const entry = {
    moment,
    at: Date.now(),
    stored,
    memory,
    credentials: found(values).length + memory.filter(({ kind }) => kind === "credential" || kind === "key ID").length,
    inStores: found(values).length,
  }
  const before = first ? [] : moments().filter(it => it.moment !== moment)
  sessionStorage.setItem(KEY, JSON.stringify([...before, entry]))
}

channel.addEventListener("message", ({ data }) => {
  if (data === "tell") {
    channel.postMessage({
      moments: moments(),
      memory: shown(),
      session: Object.keys(sessionStorage).sort().map(name => [name, sessionStorage.getItem(name)]),
    })
  }
})
