package dev.federationlab.aws.wire;

import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.aws.wire.model.ServiceModel;
import java.util.HashMap;
import java.util.Map;

/**
 * How the JSON services that differ from the rest write their errors: {@code errors.tsv}, by
 * service and code. The SDKs read all of these forms, so no model says which it is.
 */
final class ErrorForms {
  private static final Form USUAL = new Form("", "message", true);

  /** The cell for the errors of a service's own model, and that for all others. */
  private static final String MODELLED = "(modelled)";

  private static final String OTHER = "(other)";

  private final Map<String, Form> forms = new HashMap<>();

  /**
   * A form of errors.
   *
   * @param typePrefix what stands before the code in {@code __type}
   * @param messageMember what the message is called
   * @param headers whether code and message stand in headers too
   */
  record Form(String typePrefix, String messageMember, boolean headers) {}

  private ErrorForms() {}

  static ErrorForms load() {
    var loaded = new ErrorForms();
    for (var line : Models.lines("errors.tsv")) {
      loaded.forms.put(
          line.get(0) + " " + line.get(1),
          new Form(
              line.get(2).equals("-") ? "" : line.get(2),
              line.get(3),
              line.get(4).equals("headers")));
    }
    return loaded;
  }

  Form of(ServiceModel service, String code) {
    var form = forms.get(service.name() + " " + code);
    if (form != null) {
      return form;
    }
    var group = service.errors().containsKey(code) ? MODELLED : OTHER;
    return forms.getOrDefault(service.name() + " " + group, USUAL);
  }
}
