package dev.federationlab.flow.words;

import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of all flows. */
public record Words(Map<String, FlowWords> flows) {
  private static final String FOLDER = "flows";
  private static final String ENDING = ".md";
  private static final String MEANINGS = "meanings.md";

  public Words {
    flows = Map.copyOf(flows);
  }

  /**
   * Reads every file of {@code content/flows}, and {@code content/meanings.md}: what names mean in
   * flows that do not say it themselves.
   *
   * @throws dev.federationlab.prose.ContentException with file and line, if one says something that
   *     cannot be
   */
  public static Words read(ContentFiles files, Markdown markdown) {
    var meanings = files.read(MEANINGS).map(text -> WordsReader.meanings(MEANINGS, text, markdown));
    var flows = new LinkedHashMap<String, FlowWords>();
    for (var file : files.list(FOLDER)) {
      if (file.endsWith(ENDING)) {
        var id = file.substring(0, file.length() - ENDING.length());
        var text = files.read(FOLDER + "/" + file).orElseThrow();
        flows.put(id, WordsReader.read(id, text, meanings.orElse(List.of()), markdown));
      }
    }
    return new Words(flows);
  }

  /** The words of a flow. */
  public Optional<FlowWords> flow(String id) {
    return Optional.ofNullable(flows.get(id));
  }
}
