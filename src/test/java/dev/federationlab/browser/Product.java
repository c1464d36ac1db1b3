package dev.federationlab.browser;

import dev.federationlab.Lab;
import dev.federationlab.Options;
import dev.federationlab.TemporaryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole product, started in this process on free ports with a data folder of its own. */
final class Product implements AutoCloseable {
  /** A standing account, for what a test sets up through the API. */
  static final String ACCOUNT = "111122223333";

  static final String ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET_ACCESS_KEY = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00";

  private final Path data;
  private Lab lab;

  private Product(Path data, Lab lab) {
    this.data = data;
    this.lab = lab;
  }

  static Product start() {
    var data = TemporaryFolder.create("browser-test");
    return new Product(data, start(data, 0, 0, 0, 0));
  }

  private static Lab start(Path data, int labPort, int providersPort, int awsPort, int sitesPort) {
    var arguments =
        List.of(
            "--lab-port=" + labPort,
            "--providers-port=" + providersPort,
            "--aws-port=" + awsPort,
            "--sites-port=" + sitesPort,
            "--account=" + ACCOUNT + ":" + ACCESS_KEY_ID + ":" + SECRET_ACCESS_KEY,
            "--data=" + data);
    try {
      return Lab.start(Options.parse(arguments, Map.of(), data));
    } catch (Exception e) {
      throw new IllegalStateException("the product did not start", e);
    }
  }

  /** Stops it and starts it again: the same addresses, the same data. */
  void restart() {
    var ports =
        List.of(
            lab.labUrl().getPort(),
            lab.providersUrl().getPort(),
            lab.awsUrl().getPort(),
            lab.sites().of("any").getPort());
    lab.close();
    lab = start(data, ports.get(0), ports.get(1), ports.get(2), ports.get(3));
  }

  URI labUrl() {
    return lab.labUrl();
  }

  URI providersUrl() {
    return lab.providersUrl();
  }

  URI awsUrl() {
    return lab.awsUrl();
  }

  /** The address of a bucket's website. */
  URI siteUrl(String bucket) {
    return lab.sites().of(bucket);
  }

  @Override
  public void close() {
    lab.close();
    TemporaryFolder.delete(data);
  }
}
