// The app: signs in, has credentials lent, and keeps notes and pictures with them.
import { aws } from "./aws.js"
import { recall, until } from "./memory.js"
import { note as moment } from "./moments.js"
import { small } from "./photo.js"
import { begin, complete, signOut } from "./sign-in.js"
import * as view from "./view.js"

const { $ } = view
let config
let cloud

/** Does something that may be refused, and says so. */
async function attempt(button, work) {
  view.problem(null)
  if (button) button.disabled = true
  try {
    return await work()
  } catch (error) {
    view.problem(error)
  } finally {
    if (button) button.disabled = false
  }
}

async function start() {
  config = await (await fetch("config.json")).json()
  cloud = aws(config, view.call)
  let signedIn = false
  await attempt(null, async () => { signedIn = await complete(config) })
  if (!signedIn) {
    view.state("signed-out")
    await moment("Before the sign-in", true)
    return
  }
  await moment("Signed in")
  view.state("signed-in")
  $("[data-who]").textContent = recall("user name")
  await attempt(null, cloud.lend)
  await moment("Credentials lent")
  showLent()
  setInterval(showLent, 1000)
  await Promise.all([attempt(null, greet), attempt(null, list)])
}

function showLent() {
  const left = Math.max(0, Math.round(((until("access key ID") ?? Date.now()) - Date.now()) / 1000))
  view.lent([
    ["Identity ID", recall("identity ID") ?? "none"],
    ["Access key ID", recall("access key ID") ?? "none"],
    ["Kept in", "memory of this tab"],
    ["Good for", `${Math.floor(left / 60)} min ${String(left % 60).padStart(2, "0")} s`],
  ])
}

async function greet() {
  const said = await cloud.greet(recall("user name"))
  $("[data-greeting]").textContent = said.greeting
  $("[data-greeting-by]").textContent = `Said by the function ${said.functionName}. It ran in a role of its own, ${said.executionRole.split("/")[1]}, and was told that you are ${said.identity.cognitoIdentityId}.`
}

async function list() {
  const rows = await cloud.rows()
  $("[data-notes]").replaceChildren(...rows.map(shown))
  $("[data-empty]").hidden = rows.length > 0
}

function shown(row) {
  const item = view.note(row, remove)
  item.dataset.noteId = row.noteId
  if (row.photo) cloud.photo(row.photo).then(blob => view.picture(item, blob, row.text), view.problem)
  return item

  function remove(item, button) {
    return attempt(button, async () => {
      await cloud.deleteRow(row.noteId)
      if (row.photo) await cloud.deletePhoto(row.photo)
      item.remove()
      $("[data-empty]").hidden = $("[data-notes]").children.length > 0
      view.status("The note is deleted.")
    })
  }
}

async function save(form) {
  const row = { noteId: `${Date.now()}-${crypto.randomUUID()}`, text: form.text.value.trim(), writtenAt: new Date().toISOString() }
  const [file] = form.photo.files
  if (file) {
    row.photo = cloud.keyOf(`${row.noteId}.jpg`)
    await cloud.putPhoto(row.photo, await small(file))
  }
  await cloud.putRow(row)
  form.reset()
  preview()
  $("[data-notes]").prepend(shown(row))
  $("[data-empty]").hidden = true
  view.status("The note is saved.")
}

/** What AWS answers when this user asks for another's. */
async function tryOther(identity) {
  const tries = [
    ["Rows of the table", () => cloud.rows(identity)],
    ["A picture", () => cloud.photo(cloud.keyOf("any.jpg", identity))],
    ["Writing a picture", () => cloud.putPhoto(cloud.keyOf("from-another.txt", identity), new Blob(["mine"], { type: "text/plain" }))],
  ]
  $("[data-answers]").replaceChildren()
  for (const [what, work] of tries) {
    const error = await work().then(() => null, refused => refused)
    $("[data-answers]").append(view.answer(what, error))
  }
}

function preview() {
  const [file] = $("#photo").files
  const picture = $("[data-preview]")
  picture.hidden = !file
  if (file) picture.src = URL.createObjectURL(file)
}

$("[data-sign-in]").addEventListener("click", event => attempt(event.target, () => begin(config)))
$("[data-sign-out]").addEventListener("click", event => attempt(event.target, () => signOut(config)))
$("#photo").addEventListener("change", preview)
$("[data-composer]").addEventListener("submit", event => {
  event.preventDefault()
  attempt(event.submitter, () => save(event.target))
})
$("[data-other]").addEventListener("submit", event => {
  event.preventDefault()
  attempt(event.submitter, () => tryOther(event.target.identity.value.trim()))
})

attempt(null, start)
