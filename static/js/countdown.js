// countdown.js — keeps the time left of <time data-expires> true: by the second in the last two minutes, by the
// minute before. Says once, politely, when something has expired. Shows <time data-local> and <time data-clock> in the reader's own zone.
const left = seconds => {
  if (seconds <= 0) return "expired"
  if (seconds >= 172800) return `${Math.round(seconds / 86400)} days left`
  if (seconds > 5400) return `${Math.round(seconds / 3600)} h left`
  if (seconds > 120) return `${Math.ceil(seconds / 60)} min left`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} left`
}

const tick = () => {
  for (const time of document.querySelectorAll("time[data-expires]")) {
    const text = left(Math.floor((Date.parse(time.dateTime) - Date.now()) / 1000))
    if (text === time.textContent) continue
    if (text === "expired" && time.dataset.expires) {
      document.getElementById("announcer").textContent = `${time.dataset.expires} has expired`
    }
    time.textContent = text
  }
  for (const time of document.querySelectorAll("time[data-local]")) {
    const when = new Date(time.dateTime)
    const utc = when.getTimezoneOffset() === 0
    if (!time.hidden || !utc) {
      time.textContent = when.toLocaleString([], { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" })
      time.hidden = false
    }
    delete time.dataset.local
  }
  for (const time of document.querySelectorAll("time[data-clock]")) {
    time.title = time.textContent
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour12: false })
    delete time.dataset.clock
  }
}

tick()
setInterval(tick, 1000)
document.addEventListener("htmx:after:swap", tick)
