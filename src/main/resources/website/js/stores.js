// What this origin has in the browser, as [name, value] by store.
const entries = storage => Object.keys(storage).sort().map(name => [name, storage.getItem(name)])

export async function stores() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? []
  return {
    session: entries(sessionStorage),
    local: entries(localStorage),
    cookies: document.cookie.split("; ").filter(Boolean).map(cookie => cookie.split(/=(.*)/s)),
    databases: (await indexedDB.databases()).map(({ name, version }) => [name, `version ${version}`]),
    caches: [
      ...(await globalThis.caches?.keys() ?? []).map(name => [name, "cache"]),
      ...workers.map(({ scope }) => [scope, "service worker"]),
    ],
  }
}
