// announce.js — after a swap: the title of the tab, and politely what [data-announce] has to say.
document.addEventListener("htmx:after:swap", () => {
  const titled = document.querySelector("[data-title]")
  if (titled) document.title = titled.dataset.title

  const said = document.querySelector("[data-announce]")
  const announcer = document.getElementById("announcer")
  if (said && announcer.textContent !== said.dataset.announce) announcer.textContent = said.dataset.announce
})
