// Signs in at managed login: authorization code with PKCE (RFC 6749 §4.1, RFC 7636), as a client that has no secret.
import { forget, keep, recall } from "./memory.js"

const PENDING = "notes.sign-in"
const here = () => `${location.origin}/`

const base64url = bytes => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)))
const challenge = async verifier =>
  base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))))

/** Leaves for managed login. What is needed on the way back waits in sessionStorage: a verifier and a state, good once. */
export async function begin(config) {
  const pending = { verifier: random(), state: random() }
  sessionStorage.setItem(PENDING, JSON.stringify(pending))
  location.assign(`${config.signIn}/oauth2/authorize?${new URLSearchParams({
    response_type: "code",
    client_id: config.clientId,
    redirect_uri: here(),
    scope: "openid email profile",
    state: pending.state,
    code_challenge: await challenge(pending.verifier),
    code_challenge_method: "S256",
  })}`)
}

/** Trades the code that the address brings for tokens; false if it brings none. */
export async function complete(config) {
  const answer = new URLSearchParams(location.search)
  if (!answer.has("code") && !answer.has("error")) return false

  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "{}")
  sessionStorage.removeItem(PENDING)
  history.replaceState(null, "", "/")
  if (answer.has("error")) throw new Error(answer.get("error_description") ?? answer.get("error"))
  if (!pending.state || answer.get("state") !== pending.state) {
    throw new Error("The answer belongs to no sign-in that began in this tab (state), so its code was not used.")
  }
  const tokens = await post(config, "/oauth2/token", {
    grant_type: "authorization_code",
    client_id: config.clientId,
    code: answer.get("code"),
    redirect_uri: here(),
    code_verifier: pending.verifier,
  })
  const claims = JSON.parse(new TextDecoder().decode(
    Uint8Array.from(atob(tokens.id_token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0))))
  keep("ID token", tokens.id_token, { kind: "token", until: claims.exp * 1000 })
  keep("access token", tokens.access_token, { kind: "token", until: Date.now() + tokens.expires_in * 1000 })
  keep("refresh token", tokens.refresh_token, { kind: "token" })
  keep("user name", claims["cognito:username"], { kind: "public" })
  return true
}

/** Has the refresh token revoked, forgets everything, and ends the session at managed login. */
export async function signOut(config) {
  const refresh = recall("refresh token")
  forget()
  sessionStorage.clear()
  if (refresh) await post(config, "/oauth2/revoke", { token: refresh, client_id: config.clientId }).catch(() => {})
  location.assign(`${config.signIn}/logout?${new URLSearchParams({ client_id: config.clientId, logout_uri: here() })}`)
}

async function post(config, path, form) {
  const answer = await fetch(config.signIn + path, { method: "POST", body: new URLSearchParams(form) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text}`)
  return text ? JSON.parse(text) : {}
}
