package dev.federationlab;

import dev.federationlab.aws.access.StandingAccounts;
import dev.federationlab.http.SiteAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the product is to run. Each option can also be given as an environment variable; the command
 * line wins.
 *
 * @param labPort port of the lab; 0 takes a free one, as with the others
 * @param labUrl public address of the lab behind a proxy, as with the other two
 * @param sites public addresses of buckets' websites
 * @param bind the interface to listen on
 * @param data folder of the embedded database
 * @param database a JDBC address instead of the embedded database
 * @param accounts standing sandboxes with root credentials of their own
 * @param content folder that lessons are read from live, instead of those inside the jar
 * @param statics folder that styles and scripts are read from live, instead of those inside the jar
 */
public record Options(
    int labPort,
    int providersPort,
    int awsPort,
    int sitesPort,
    Optional<URI> labUrl,
    Optional<URI> providersUrl,
    Optional<URI> awsUrl,
    Optional<SiteAddress> sites,
    String bind,
    Path data,
    Optional<String> database,
    StandingAccounts accounts,
    Optional<Path> content,
    Optional<Path> statics) {

  /** What is wrong with the arguments, in one line. */
  public static final class WrongOptionException extends Exception {
    private static final long serialVersionUID = 1;

    WrongOptionException(String message) {
      super(message);
    }
  }

  public static final String HELP =
      """
      Federation Lab: how web apps let their users into AWS without shipping a key.

        --lab-port N         LAB_PORT            port of the lab (default 7070, 0 takes a free one)
        --providers-port N   LAB_PROVIDERS_PORT  port of the web identity providers (7071)
        --aws-port N         LAB_AWS_PORT        port of the embedded AWS (7072)
        --sites-port N       LAB_SITES_PORT      port of the websites of buckets (7073)
        --lab-url URL        LAB_URL             public address of the lab behind a proxy
        --providers-url URL  LAB_PROVIDERS_URL   public address of the providers
        --aws-url URL        LAB_AWS_URL         public address of the embedded AWS
        --sites-url URL      LAB_SITES_URL       public addresses of the websites, with BUCKET in place
                                                 of a bucket (http://BUCKET.localhost:7073)
        --bind ADDRESS       LAB_BIND            interface to listen on (127.0.0.1)
        --data FOLDER        LAB_DATA            folder of the embedded database (~/.federation-lab)
        --database ADDRESS   LAB_DATABASE        a JDBC address instead, jdbc:postgresql://...
        --account A          LAB_ACCOUNTS        a standing sandbox ID:ACCESS_KEY_ID:SECRET; repeatable,
                                                 in the variable separated by commas
        --content FOLDER     LAB_CONTENT         read lessons live from a folder
        --static FOLDER      LAB_STATIC          read styles and scripts live from a folder
        --help, --version
      """;

  private static final Map<String, String> VARIABLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("--lab-port", "LAB_PORT"),
              Map.entry("--providers-port", "LAB_PROVIDERS_PORT"),
              Map.entry("--aws-port", "LAB_AWS_PORT"),
              Map.entry("--sites-port", "LAB_SITES_PORT"),
              Map.entry("--lab-url", "LAB_URL"),
              Map.entry("--providers-url", "LAB_PROVIDERS_URL"),
              Map.entry("--aws-url", "LAB_AWS_URL"),
              Map.entry("--sites-url", "LAB_SITES_URL"),
              Map.entry("--bind", "LAB_BIND"),
              Map.entry("--data", "LAB_DATA"),
              Map.entry("--database", "LAB_DATABASE"),
              Map.entry("--account", "LAB_ACCOUNTS"),
              Map.entry("--content", "LAB_CONTENT"),
              Map.entry("--static", "LAB_STATIC")));

  /**
   * Reads the command line, and the environment for what it leaves out.
   *
   * @throws WrongOptionException naming the option, what was expected and what was given
   */
  public static Options parse(List<String> arguments, Map<String, String> environment, Path home)
      throws WrongOptionException {
    var given = new TreeMap<String, List<String>>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      int equals = argument.indexOf('=');
      var name = equals < 0 ? argument : argument.substring(0, equals);
      if (!VARIABLES.containsKey(name)) {
        throw new WrongOptionException("unknown option: " + name + " (--help lists them)");
      }
      if (equals < 0 && ++i == arguments.size()) {
        throw new WrongOptionException("a value is missing after " + name);
      }
      var value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
      given.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
    var values = new Values(given, environment);
    return new Options(
        values.port("--lab-port", 7070),
        values.port("--providers-port", 7071),
        values.port("--aws-port", 7072),
        values.port("--sites-port", 7073),
        values.address("--lab-url"),
        values.address("--providers-url"),
        values.address("--aws-url"),
        values.sites("--sites-url"),
        values.text("--bind").orElse("127.0.0.1"),
        values.text("--data").map(Path::of).orElse(home.resolve(".federation-lab")),
        values.jdbcAddress("--database"),
        values.accounts("--account"),
        values.folder("--content"),
        values.folder("--static"));
  }

  private record Values(Map<String, List<String>> given, Map<String, String> environment) {

    Optional<String> text(String option) throws WrongOptionException {
      var values = given.get(option);
      if (values == null) {
        return Optional.ofNullable(environment.get(VARIABLES.get(option)))
            .filter(v -> !v.isBlank());
      }
      if (values.size() > 1) {
        throw new WrongOptionException("given twice: " + option);
      }
      return Optional.of(values.get(0));
    }

    int port(String option, int otherwise) throws WrongOptionException {
      var text = text(option);
      if (text.isEmpty()) {
        return otherwise;
      }
      try {
        int port = Integer.parseInt(text.get());
        if (port >= 0 && port <= 65535) {
          return port;
        }
      } catch (NumberFormatException e) {
        // worded below, with the value in it
      }
      throw wrong(option, "a port from 0 to 65535", text.get());
    }

    Optional<URI> address(String option) throws WrongOptionException {
      var text = text(option);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        var uri = new URI(text.get().replaceAll("/+$", ""));
        var scheme = String.valueOf(uri.getScheme());
        if ((scheme.equals("http") || scheme.equals("https"))
            && uri.getHost() != null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null) {
          return Optional.of(uri);
        }
      } catch (URISyntaxException e) {
        // worded below, with the value in it
      }
      throw wrong(option, "an address such as https://lab.example.com", text.get());
    }

    Optional<SiteAddress> sites(String option) throws WrongOptionException {
      var text = text(option);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(new SiteAddress(text.get().replaceAll("/+$", "")));
      } catch (IllegalArgumentException e) {
        throw wrong(option, "an address such as https://BUCKET.sites.example.com", text.get());
      }
    }

    Optional<String> jdbcAddress(String option) throws WrongOptionException {
      var text = text(option);
      if (text.isPresent()
          && !text.get().startsWith("jdbc:postgresql:")
          && !text.get().startsWith("jdbc:h2:")) {
        // Not shown: a JDBC address may hold a password.
        throw new WrongOptionException(
            option + " wants an address that begins with jdbc:postgresql: or jdbc:h2:");
      }
      return text;
    }

    Optional<Path> folder(String option) throws WrongOptionException {
      var text = text(option);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var folder = Path.of(text.get());
      if (!folder.toFile().isDirectory()) {
        throw wrong(option, "a folder that exists", text.get());
      }
      return Optional.of(folder);
    }

    StandingAccounts accounts(String option) throws WrongOptionException {
      var texts = given.get(option);
      if (texts == null) {
        var variable = environment.getOrDefault(VARIABLES.get(option), "");
        texts = variable.isBlank() ? List.of() : List.of(variable.split(","));
      }
      try {
        return StandingAccounts.of(texts);
      } catch (IllegalArgumentException e) {
        throw new WrongOptionException(String.valueOf(e.getMessage()));
      }
    }

    private static WrongOptionException wrong(String option, String wanted, String saw) {
      return new WrongOptionException(option + " wants " + wanted + ", not: " + saw);
    }
  }
}
