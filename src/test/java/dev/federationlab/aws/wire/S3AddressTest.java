package dev.federationlab.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3AddressTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, localhost:7072, /, ",
    "localhost, localhost:7072, /photos, photos",
    "localhost, localhost:7072, /photos/, photos",
    "localhost, localhost:7072, /photos/a%20b%2Fc+d, photos|a b/c+d",
    "localhost, localhost:7072, /photos//a//b/, photos|/a//b/",
    "localhost, photos.localhost:7072, /, photos",
    "localhost, photos.localhost:7072, /a/b, photos|a/b",
    "localhost, my.photos.LOCALHOST, /a, my.photos|a",
    "localhost, s3.localhost, /photos/a, photos|a",
    "localhost, photos.s3.localhost, /a, photos|a",
    "localhost, s3.amazonaws.com, /photos/a, photos|a",
    "localhost, s3.eu-west-1.amazonaws.com, /photos, photos",
    "localhost, photos.s3.eu-west-1.amazonaws.com, /a, photos|a",
    "localhost, photos.s3-eu-west-1.amazonaws.com, /a, photos|a",
    "localhost, 127.0.0.1:7072, /photos/a, photos|a",
    "localhost, [::1]:7072, /photos/a, photos|a",
    "aws.lab.example, aws.lab.example, /photos/a, photos|a",
    "aws.lab.example, photos.aws.lab.example, /a, photos|a",
    "localhost, elsewhere.example, /photos/a, photos|a",
    "localhost, '', /photos/a, photos|a",
  })
  void findsBucketAndKey(String base, String host, String path, String expected) throws Unreadable {
    var request = new Incoming("GET", path, "", Headers.of("Host", host), Body.EMPTY, "127.0.0.1");
    var segments = expected == null ? List.<String>of() : List.of(expected.split("\\|"));
    assertThat(new S3Address(base).segments(request)).isEqualTo(segments);
  }
}
