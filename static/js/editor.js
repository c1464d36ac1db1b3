// editor.js — [data-editor] as one writes code: Enter keeps the indentation, and Tab indents once something was typed;
// Escape gives Tab back. A place beside a remark leads to its line. Marks go as soon as the text is another.
const typed = new WeakSet()

const insert = (field, text) => {
  // The one way that the browser can undo.
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end")
}

document.addEventListener("keydown", event => {
  const field = event.target
  if (!field.matches?.("[data-editor]") || event.altKey || event.ctrlKey || event.metaKey) return

  if (event.key === "Escape") typed.delete(field)
  if (event.key === "Tab" && !event.shiftKey && typed.has(field)) {
    event.preventDefault()
    insert(field, "  ")
  }
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault()
    const line = field.value.slice(0, field.selectionStart).split("\n").pop()
    insert(field, "\n" + line.match(/^\s*/)[0] + (/[[{]\s*$/.test(line) ? "  " : ""))
  }
})

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-editor]")) return

  typed.add(target)
  const numbers = target.parentElement.querySelector(".editor__numbers")
  for (const marked of numbers.querySelectorAll(".is-marked")) {
    marked.className = ""
    marked.textContent = marked.textContent.replace(/\D+/, "")
  }
  for (let missing = target.value.split("\n").length - numbers.children.length; missing > 0; missing--) {
    const number = document.createElement("span")
    number.textContent = numbers.children.length + 1
    numbers.append(number)
  }
})

document.addEventListener("focusout", ({ target }) => typed.delete(target))

document.addEventListener("click", event => {
  const place = event.target.closest("[data-line]")
  const field = document.querySelector("[data-editor]")
  if (!place || !field) return

  event.preventDefault()
  const before = field.value.split("\n").slice(0, place.dataset.line - 1).join("\n").length
  const at = before + (place.dataset.line > 1 ? 1 : 0) + Number(place.dataset.column) - 1
  field.focus()
  field.setSelectionRange(at, at)
})
