package dev.federationlab.flow.website;

import dev.federationlab.http.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of the website, as they are uploaded: resources as they are, and its configuration. */
public final class SiteFiles {
  /** The file that tells the app its pools, client, endpoint and bucket. */
  public static final String CONFIG = "config.json";

  static final String INDEX = "index.html";
  static final String ERROR = "error.html";
  private static final String FOLDER = "/website/";
  private static final String ENDPOINT_PLACE = "AWS_ENDPOINT";

  /** What each is for; the order is the one in which a reader should open them. */
  private static final Map<String, String> ABOUT = about();

  private SiteFiles() {}

  private static Map<String, String> about() {
    var about = new LinkedHashMap<String, String>();
    about.put(INDEX, "the page; its policy lets it talk to this origin and to AWS");
    about.put("js/app.js", "the app: signs in, then keeps notes and pictures");
    about.put("js/sign-in.js", "authorization code with PKCE at managed login");
    about.put("js/aws.js", "has credentials lent, and calls Lambda, DynamoDB and S3 with them");
    about.put("js/memory.js", "all that the app keeps, in one place");
    about.put("js/photo.js", "makes a picture small");
    about.put("js/view.js", "puts things on the page, as text");
    about.put("inside.html", "the page that shows what is in the app");
    about.put("js/inside.js", "looks into every storage of the browser, and asks the app");
    about.put("js/moments.js", "notes what is there before, after sign-in, and once lent");
    about.put("js/stores.js", "lists what this origin has in the browser");
    about.put("js/secrets.js", "what AWS credentials look like");
    about.put(ERROR, "the bucket's error document");
    about.put("css/site.css", "how it looks");
    about.put("icon.svg", "its icon");
    about.put("vendor/aws-sdk.js", "AWS SDK for JavaScript v3, four clients, minified");
    about.put("vendor/aws-sdk.LICENCES.txt", "what the SDK is made of, with licences");
    return about;
  }

  /** The keys of all files but the configuration. */
  static List<String> keys() {
    return List.copyOf(ABOUT.keySet());
  }

  /**
   * All files.
   *
   * @param endpoint of AWS, which the page may connect to
   * @param config the configuration, JSON
   */
  static List<SiteFile> all(URI endpoint, String config) {
    return Stream.concat(
            Stream.of(file(CONFIG, Body.of(config))),
            ABOUT.keySet().stream().map(key -> file(key, read(key, endpoint))))
        .toList();
  }

  /** A file of this key with what it is for, as far as that is known. */
  static SiteFile file(String key, Body body) {
    var about =
        key.equals(CONFIG)
            ? "which pools, client, endpoint and bucket; names, and no secret"
            : ABOUT.getOrDefault(key, "not of this website");
    return new SiteFile(key, type(key), about, body);
  }

  /** Where a file stands among those that a reader should open; those not of the website last. */
  static int place(String key) {
    int place = keys().indexOf(key);
    return key.equals(CONFIG) ? -1 : place < 0 ? ABOUT.size() : place;
  }

  private static Body read(String key, URI endpoint) {
    try (var in = SiteFiles.class.getResourceAsStream(FOLDER + key)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + FOLDER + key);
      }
      var body = Body.of(in.readAllBytes());
      return key.equals(INDEX)
          ? Body.of(body.text().replace(ENDPOINT_PLACE, endpoint.toString()))
          : body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String key) {
    return switch (key.substring(key.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "json" -> "application/json";
      case "svg" -> "image/svg+xml";
      default -> "text/plain; charset=utf-8";
    };
  }
}
