// keys.js — presses what data-key names: ← → everywhere on the page, ↑ ↓ only with focus in the diagram,
// letters and digits unless the learner switched them off (WCAG 2.1.4).
const typing = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]"

document.addEventListener("keydown", event => {
  const { key, target } = event
  if (event.altKey || event.ctrlKey || event.metaKey || target.closest(typing)) return
  if (document.body.dataset.keys === "off") return
  // Arrows choose among radio buttons, and move through what scrolls.
  if (key.startsWith("Arrow") && target.closest("input, pre, [tabindex='0']")) return
  if ((key === "ArrowUp" || key === "ArrowDown") && !target.closest("[data-keys-arrows]")) return

  const name = key.length === 1 ? key.toLowerCase() : key
  const found = document.querySelector(`[data-key="${CSS.escape(name)}"]`)
  if (!found) return

  event.preventDefault()
  found.click()
})
