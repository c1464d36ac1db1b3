// Prints name, version and licence of every package that esbuild took something of, then the licences' texts.
import { existsSync, readFileSync } from "node:fs"

const inputs = Object.keys(Object.values(JSON.parse(readFileSync(process.argv[2])).outputs)[0].inputs)
const folders = new Set(inputs.flatMap(path => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []))
const packages = [...folders].sort().map(folder => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`))
  const file = ["LICENSE", "LICENSE.txt", "LICENSE.md"].map(it => `${folder}/${it}`).find(existsSync)
  return { name, version, license, text: file ? readFileSync(file, "utf8").trim() : "" }
})

console.log("aws-sdk.js is made of these packages, minified by esbuild:\n")
packages.forEach(({ name, version, license }) => console.log(`${name} ${version} (${license})`))
const texts = new Map(packages.filter(it => it.text).map(it => [it.text.replace(/\s+/g, " "), it.text]))
for (const text of texts.values()) console.log(`\n${"-".repeat(80)}\n\n${text}`)
