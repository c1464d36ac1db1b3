package dev.federationlab.sigv4;

import java.util.Map;

/**
 * Why a request is refused; services word it, each in its own way.
 *
 * @param facts what the wording needs, by name; never a secret and never the right signature
 */
public record Failure(Kind kind, Map<String, String> facts) {

  /** What can be wrong, in the order in which it is looked for; in braces the facts. */
  public enum Kind {
    /** Signed in the header and in the query. */
    TWO_MECHANISMS,
    /** Not AWS4-HMAC-SHA256 {algorithm}. */
    UNSUPPORTED,
    /** A part of the header form is missing {missing, authorization}. */
    INCOMPLETE,
    /** A parameter of the query form is missing {missing}. */
    INCOMPLETE_QUERY,
    /** The credential has not five parts {credential}. */
    CREDENTIAL,
    /** Not a time in ISO 8601 basic form {date}. */
    DATE,
    /** X-Amz-Expires is not a number of seconds from 1 to 604800 {rule}. */
    EXPIRES,
    /** The scope's last part {saw}. */
    TERMINATOR,
    /** The scope names another service {wanted, saw}. */
    SERVICE,
    /** The scope is of another day {wanted, saw, timestamp}. */
    SCOPE_DATE,
    /** Signed too long ago, or later than now {timestamp, now, limit}. */
    CLOCK_BEHIND,
    CLOCK_AHEAD,
    /** The presigned address is no longer good {expires, expiresAt, now}. */
    LINK_EXPIRED,
    /** The presigned address is not good yet {timestamp, now}. */
    LINK_NOT_YET,
    /** A header that must be signed is not {headers}. */
    UNSIGNED_HEADERS,
    /** The signature is another one {canonicalRequest, stringToSign, signature}. */
    SIGNATURE,
    /** No x-amz-content-sha256. */
    HASH_MISSING,
    /** x-amz-content-sha256 is nothing known {hash}. */
    HASH_INVALID,
    /** The payload has another hash {wanted, saw}. */
    HASH_MISMATCH,
    /** A chunk's or the trailer's signature is another one {chunk}. */
    CHUNK_SIGNATURE,
    /** The chunks are not framed as they must be {problem}. */
    FRAMING,
    /** A signed chunk before the last is shorter than 8192 bytes {chunk}. */
    CHUNK_SIZE,
    /** The payload ends too early or goes on too long {wanted, saw}. */
    INCOMPLETE_BODY,
    /** A chunked upload does not say how long it is. */
    LENGTH_MISSING,
    /** A trailer is missing, unannounced or malformed {problem}. */
    TRAILER,
    /** A checksum or Content-MD5 is not one {name}. */
    DIGEST_INVALID,
    /** A checksum or Content-MD5 is of other bytes {name}. */
    DIGEST_MISMATCH
  }

  public Failure {
    facts = Map.copyOf(facts);
  }

  static Failure of(Kind kind) {
    return new Failure(kind, Map.of());
  }

  /** A fact by its name; empty if there is none. */
  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }
}
