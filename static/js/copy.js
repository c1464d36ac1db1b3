// copy.js — copies the text of the element whose id data-copy names.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]")
  if (!button) return

  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent)
  button.dataset.copied = ""
  setTimeout(() => delete button.dataset.copied, 2000)
})
