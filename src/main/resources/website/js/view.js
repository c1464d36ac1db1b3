// Puts things on the page. Everything that comes from outside goes in as text.
export const $ = (selector, root = document) => root.querySelector(selector)

const time = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" })
const node = (tag, words, look = "") => Object.assign(document.createElement(tag), { textContent: words, className: look })

export function state(name) {
  document.body.dataset.state = name
  $("[data-signed-out]").hidden = name !== "signed-out"
  for (const part of document.querySelectorAll("[data-signed-in], [data-who], [data-sign-out]")) part.hidden = name !== "signed-in"
}

export function problem(error) {
  const box = $("[data-problem]")
  box.hidden = !error
  box.textContent = error ? words(error) : ""
  if (error) box.scrollIntoView({ block: "nearest" })
}

export const words = error => error.name && error.name !== "Error" ? `${error.name}: ${error.message}` : error.message
export const status = text => { $("[data-status]").textContent = text }

/** Long IDs by their beginning, so that a line is one. */
const short = text => text.replace(/(?<![0-9a-f])([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "$1…")

const SERVICES = { "identity-pool": "Identity pool", lambda: "Lambda", dynamodb: "DynamoDB", s3: "S3" }

/** A call, on top of those before it. */
export function call({ service, operation, about, outcome, took }) {
  const line = node("li", "", `ledger__call is-${service}${outcome ? " ledger__call--refused" : ""}`)
  line.append(
    node("b", SERVICES[service], "ledger__service"), node("span", operation, "ledger__operation"),
    node("span", outcome ? `${outcome} · ${took} ms` : `OK · ${took} ms`, "ledger__outcome"),
    Object.assign(node("span", short(about), "ledger__about"), { title: about }))
  const list = $("[data-ledger]")
  list.prepend(line)
  while (list.children.length > 30) list.lastChild.remove()
}

export function lent(facts) {
  $("[data-lent]").replaceChildren(...facts.flatMap(([name, value]) => {
    const held = node("dd", "")
    held.append(node("code", value))
    return [node("dt", name), held]
  }))
}

export function note({ text, writtenAt }, onDelete) {
  const item = $("template[data-note]").content.cloneNode(true).firstElementChild
  $(".note__text", item).textContent = text
  const when = $("time", item)
  when.dateTime = writtenAt ?? ""
  when.textContent = writtenAt ? time.format(new Date(writtenAt)) : ""
  const button = $("button", item)
  button.setAttribute("aria-label", `Delete the note “${text.slice(0, 40)}”`)
  button.addEventListener("click", () => onDelete(item, button))
  return item
}

export function picture(item, blob, text) {
  const photo = $(".note__photo", item)
  photo.src = URL.createObjectURL(blob)
  photo.addEventListener("load", () => URL.revokeObjectURL(photo.src), { once: true })
  photo.alt = `The picture of the note “${text.slice(0, 40)}”`
  photo.hidden = false
}

export function answer(what, error) {
  const line = node("li", "", error ? "answers__no" : "answers__yes")
  line.append(node("b", `${what}: ${error ? "refused" : "not refused"}`), node("span", error ? words(error) : "That should not be."))
  return line
}
