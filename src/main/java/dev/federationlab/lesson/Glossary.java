package dev.federationlab.lesson;

import dev.federationlab.prose.ContentFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All terms.
 *
 * @param terms by title, upper and lower case alike
 */
public record Glossary(List<Term> terms) {

  /** Sorts and copies. */
  public Glossary {
    terms =
        terms.stream()
            .sorted(Comparator.comparing(Term::title, String.CASE_INSENSITIVE_ORDER))
            .toList();
  }

  /**
   * Reads every file of {@code content/glossary}.
   *
   * @throws dev.federationlab.prose.ContentException at the first fault
   */
  public static Glossary read(ContentFiles files) {
    return new Glossary(
        files.list("glossary").stream()
            .filter(name -> name.endsWith(".md"))
            .map(name -> Term.read(name, files.read("glossary/" + name).orElse("")))
            .toList());
  }

  /** The term of an id, if there is one. */
  public Optional<Term> find(String id) {
    return terms.stream().filter(term -> term.id().equals(id)).findFirst();
  }
}
