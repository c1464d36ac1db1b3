// What AWS credentials look like. The same is looked for in every store of the browser.
export const patterns = [
  { what: "an access key ID, of a user (AKIA) or lent for a while (ASIA)", form: /(?<![A-Z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Z0-9])/ },
  { what: "a secret access key: 40 characters of base64", form: /(?<![A-Za-z0-9/+=_-])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*[0-9])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/ },
  { what: "a private key", form: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
]

export const found = text => patterns.filter(({ form }) => form.test(text)).map(({ what }) => what)

/** A text in which all of them have to be found, or looking for them means nothing. Put together here, so that no file holds it. */
export const control = () =>
  ["AK" + "IA" + "IOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG" + "/bPxRfiCYEXAMPLEKEY", "-----BEGIN " + "PRIVATE KEY-----"].join("\n")
