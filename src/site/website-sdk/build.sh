#!/bin/sh
# Makes src/main/resources/website/vendor: the AWS SDK's clients that the website uses, as one file, and the
# licences of what is in it. Wants Node 20 or newer; run it after a version in package.json was changed:
#
#     sh src/site/website-sdk/build.sh
set -eu
cd "$(dirname "$0")"
out=../../main/resources/website/vendor
npm ci --no-audit --no-fund
rm -rf "$out"
mkdir -p "$out"
npx esbuild entry.js --bundle --minify --format=esm --platform=browser --target=es2022 \
  --legal-comments=none --banner:js="/* AWS SDK for JavaScript v3: versions and licences in aws-sdk.LICENCES.txt (Apache-2.0, MIT) */" \
  --metafile=node_modules/.meta.json --outfile="$out/aws-sdk.js"
node licences.js node_modules/.meta.json > "$out/aws-sdk.LICENCES.txt"
