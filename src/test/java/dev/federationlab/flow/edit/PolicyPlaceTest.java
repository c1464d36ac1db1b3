package dev.federationlab.flow.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.PolicyReading;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.decision.PolicyReading.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyPlaceTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/web/Reader";

  @Test
  void isFoundFromWhatADecisionSaysOfAPolicy() {
    assertThat(place(Kind.TRUST, Origin.of(ROLE))).isEqualTo(new TrustPolicy("Reader"));
    assertThat(place(Kind.IDENTITY, new Origin(ROLE, "Own")))
        .isEqualTo(new InlinePolicy("Reader", "Own"));
    assertThat(place(Kind.IDENTITY, Origin.of("arn:aws:iam::111122223333:policy/team/Shared")))
        .isEqualTo(new ManagedPolicy("arn:aws:iam::111122223333:policy/team/Shared"));
    assertThat(place(Kind.RESOURCE, Origin.of("arn:aws:s3:::photos")))
        .isEqualTo(new BucketPolicy("photos"));
  }

  @Test
  void isNoneWhereNothingCanBeChanged() {
    assertThat(place(Kind.TRUST, null)).isNull();
    assertThat(place(Kind.SESSION, null)).isNull();
    assertThat(place(Kind.IDENTITY, Origin.of("arn:aws:iam::aws:policy/ReadOnlyAccess"))).isNull();
    assertThat(place(Kind.RESOURCE, Origin.of("arn:aws:lambda:us-east-1:1:function:f"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trust:Reader",
        "inline:Reader/Own",
        "managed:arn:aws:iam::111122223333:policy/team/Shared",
        "bucket:photos",
        "session:google/assume-role"
      })
  void isFoundAgainByItsId(String id) {
    assertThat(PolicyPlace.named(id).orElseThrow().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "trust",
        "trust:",
        "inline:Reader",
        "inline:/Own",
        "session:google",
        "managed:arn:aws:iam::aws:policy/ReadOnlyAccess",
        "managed:nonsense",
        "user:ann"
      })
  void isNoneOfAnIdThatIsNone(String id) {
    assertThat(PolicyPlace.named(id)).isEmpty();
  }

  private static @Nullable PolicyPlace place(Kind kind, @Nullable Origin origin) {
    return PolicyPlace.of(new PolicyReading(kind, "p", "{}", List.of(), List.of(), origin))
        .orElse(null);
  }
}
