// The AWS side as this app sees it: the SDK's clients, and credentials that the identity pool lends. They are kept in
// memory alone, and asked for again shortly before they expire.
import {
  CognitoIdentityClient, DeleteItemCommand, DeleteObjectCommand, DynamoDBClient, GetCredentialsForIdentityCommand,
  GetIdCommand, GetObjectCommand, InvokeCommand, LambdaClient, PutItemCommand, PutObjectCommand, QueryCommand, S3Client,
} from "../vendor/aws-sdk.js"
import { keep, recall, until } from "./memory.js"

const MARGIN = 60_000

export function aws(config, record) {
  const where = { region: config.region, endpoint: config.endpoint, maxAttempts: 1 }
  const identities = new CognitoIdentityClient(where)
  const login = () => ({ [`cognito-idp.${config.region}.amazonaws.com/${config.userPoolId}`]: recall("ID token") })

  /** Sends a command, and has the call written down however it ends. */
  async function send(client, service, operation, about, command) {
    const began = performance.now()
    const entry = outcome => record({ service, operation, about, outcome, took: Math.round(performance.now() - began) })
    try {
      const answer = await client.send(command)
      entry("")
      return answer
    } catch (error) {
      entry(error.name)
      throw error
    }
  }

  async function lend() {
    if (until("ID token") < Date.now()) throw new Error("The ID token has expired. Sign in again.")
    if (!recall("identity ID")) {
      const { IdentityId } = await send(identities, "identity-pool", "GetId", config.identityPoolId,
        new GetIdCommand({ IdentityPoolId: config.identityPoolId, Logins: login() }))
      keep("identity ID", IdentityId, { kind: "public" })
    }
    const { Credentials } = await send(identities, "identity-pool", "GetCredentialsForIdentity", recall("identity ID"),
      new GetCredentialsForIdentityCommand({ IdentityId: recall("identity ID"), Logins: login() }))
    const expiry = Credentials.Expiration.getTime()
    keep("access key ID", Credentials.AccessKeyId, { kind: "key ID", until: expiry })
    keep("secret access key", Credentials.SecretKey, { kind: "credential", until: expiry })
    keep("session token", Credentials.SessionToken, { kind: "credential", until: expiry })
  }

  async function credentials() {
    if ((until("access key ID") ?? 0) - MARGIN < Date.now()) await lend()
    return {
      accessKeyId: recall("access key ID"),
      secretAccessKey: recall("secret access key"),
      sessionToken: recall("session token"),
      // Asked again with each call: what is held is looked up in memory.js, not in the SDK.
      expiration: new Date(Date.now() + 1),
    }
  }

  const lambda = new LambdaClient({ ...where, credentials })
  const dynamodb = new DynamoDBClient({ ...where, credentials, endpointDiscoveryEnabled: false })
  const s3 = new S3Client({
    ...where, credentials, forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED",
  })
  const mine = () => recall("identity ID")

  return {
    lend,

    async greet(name) {
      const { Payload, FunctionError } = await send(lambda, "lambda", "Invoke", config.function,
        new InvokeCommand({ FunctionName: config.function, Payload: JSON.stringify({ name }) }))
      const said = JSON.parse(new TextDecoder().decode(Payload))
      if (FunctionError) throw new Error(said.errorMessage)
      return said
    },

    async rows(owner = mine()) {
      const { Items } = await send(dynamodb, "dynamodb", "Query", owner, new QueryCommand({
        TableName: config.table,
        KeyConditionExpression: "#owner = :owner",
        ExpressionAttributeNames: { "#owner": "owner" },
        ExpressionAttributeValues: { ":owner": { S: owner } },
        ScanIndexForward: false,
        Limit: 50,
      }))
      return Items.map(({ noteId, text, photo, writtenAt }) =>
        ({ noteId: noteId.S, text: text?.S ?? "", photo: photo?.S, writtenAt: writtenAt?.S }))
    },

    putRow({ noteId, text, photo, writtenAt }) {
      const Item = { owner: { S: mine() }, noteId: { S: noteId }, text: { S: text }, writtenAt: { S: writtenAt } }
      if (photo) Item.photo = { S: photo }
      return send(dynamodb, "dynamodb", "PutItem", mine(), new PutItemCommand({ TableName: config.table, Item }))
    },

    deleteRow: noteId => send(dynamodb, "dynamodb", "DeleteItem", mine(), new DeleteItemCommand({
      TableName: config.table, Key: { owner: { S: mine() }, noteId: { S: noteId } },
    })),

    keyOf: (name, owner = mine()) => `${owner}/${name}`,

    async putPhoto(key, blob) {
      const Body = new Uint8Array(await blob.arrayBuffer())
      return send(s3, "s3", "PutObject", key, new PutObjectCommand({ Bucket: config.bucket, Key: key, Body, ContentType: blob.type }))
    },

    async photo(key) {
      const { Body, ContentType } = await send(s3, "s3", "GetObject", key, new GetObjectCommand({ Bucket: config.bucket, Key: key }))
      return new Blob([await Body.transformToByteArray()], { type: ContentType })
    },

    deletePhoto: key => send(s3, "s3", "DeleteObject", key, new DeleteObjectCommand({ Bucket: config.bucket, Key: key })),
  }
}
