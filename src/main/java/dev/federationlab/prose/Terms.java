package dev.federationlab.prose;

import java.util.Optional;

/** What a link {@code [words](term:id-token)} points at. */
@FunctionalInterface
public interface Terms {

  /** No terms at all: every term link is refused. */
  Terms NONE = id -> Optional.empty();

  /** The term of an id, if there is one. */
  Optional<Meaning> find(String id);

  /**
   * Where a term is explained, and in short what it means.
   *
   * @param address the link: {@code "/glossary#id-token"}
   * @param summary one sentence of plain text
   */
  record Meaning(String address, String summary) {}
}
