// announce.js — after a swap, says politely what [data-announce] has to say.
document.addEventListener("htmx:after:swap", () => {
  const said = document.querySelector("[data-announce]")
  const announcer = document.getElementById("announcer")
  if (said && announcer.textContent !== said.dataset.announce) announcer.textContent = said.dataset.announce
})
