// announce.js — after a swap: the title of the tab, politely what [data-announce] has to say, and the focus kept
// on the page if what had it is gone.
document.addEventListener("htmx:after:swap", () => {
  const titled = document.querySelector("[data-title]")
  if (titled) document.title = titled.dataset.title

  const said = document.querySelector("[data-announce]")
  const announcer = document.getElementById("announcer")
  if (said && announcer.textContent !== said.dataset.announce) announcer.textContent = said.dataset.announce

  if (document.activeElement === document.body) document.getElementById("run")?.focus({ preventScroll: true })
})
