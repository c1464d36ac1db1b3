package dev.federationlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.Options.WrongOptionException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final Path HOME = Path.of("home");

  @Test
  void standsOnTheDefaultsWithoutArguments() throws WrongOptionException {
    var options = Options.parse(List.of(), Map.of(), HOME);

    assertThat(options.labPort()).isEqualTo(7070);
    assertThat(options.providersPort()).isEqualTo(7071);
    assertThat(options.awsPort()).isEqualTo(7072);
    assertThat(options.sitesPort()).isEqualTo(7073);
    assertThat(options.sites()).isEmpty();
    assertThat(options.bind()).isEqualTo("127.0.0.1");
    assertThat(options.data()).isEqualTo(HOME.resolve(".federation-lab"));
    assertThat(options.database()).isEmpty();
  }

  @Test
  void takesTheCommandLineBeforeTheEnvironment() throws WrongOptionException {
    var options =
        Options.parse(
            List.of("--lab-port", "1", "--aws-url=https://aws.example.com/"),
            Map.of("LAB_PORT", "2", "LAB_PROVIDERS_PORT", "3"),
            HOME);

    assertThat(options.labPort()).isEqualTo(1);
    assertThat(options.providersPort()).isEqualTo(3);
    assertThat(options.awsUrl()).contains(URI.create("https://aws.example.com"));
  }

  @Test
  void readsStandingAccountsFromBothPlaces() throws WrongOptionException {
    var account = "111122223333:AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG";

    var fromCommandLine = Options.parse(List.of("--account", account), Map.of(), HOME).accounts();
    var fromEnvironment =
        Options.parse(List.of(), Map.of("LAB_ACCOUNTS", account), HOME).accounts();

    assertThat(fromCommandLine.has("111122223333")).isTrue();
    assertThat(fromEnvironment.has("111122223333")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--lab-prot 1 | unknown option: --lab-prot (--help lists them)",
        "--lab-port | a value is missing after --lab-port",
        "--lab-port x | --lab-port wants a port from 0 to 65535, not: x",
        "--lab-port 65536 | --lab-port wants a port from 0 to 65535, not: 65536",
        "--bind a --bind b | given twice: --bind",
        "--lab-url lab.example.com | --lab-url wants an address such as https://lab.example.com,"
            + " not: lab.example.com",
        "--lab-url http://a/b | --lab-url wants an address such as https://lab.example.com, not:"
            + " http://a/b",
        "--sites-url https://sites.example.com | --sites-url wants an address such as"
            + " https://BUCKET.sites.example.com, not: https://sites.example.com",
        "--content nowhere | --content wants a folder that exists, not: nowhere",
      })
  void refusesWithOneClearLine(String arguments, String message) {
    assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" ")), Map.of(), HOME))
        .isInstanceOf(WrongOptionException.class)
        .hasMessage(message);
  }

  @Test
  void neverRepeatsASecret() {
    assertThatThrownBy(
            () -> Options.parse(List.of("--account", "1:AKIA:topsecret"), Map.of(), HOME))
        .hasMessageNotContaining("topsecret");
    assertThatThrownBy(
            () -> Options.parse(List.of("--database", "mysql://u:topsecret@h"), Map.of(), HOME))
        .hasMessageNotContaining("topsecret");
  }
}
