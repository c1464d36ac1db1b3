// Makes a picture small enough to keep: at most 1280 pixels a side, as JPEG.
const MOST = 1280

export async function small(file) {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, MOST / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
  const paper = canvas.getContext("2d")
  paper.fillStyle = "white"
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 })
}
