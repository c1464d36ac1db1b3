package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.flow.Working;
import org.junit.jupiter.api.Test;

class WorkingsViewTest {
  private static final Spot HERE = Spot.of("pool", "tokens");

  private final WorkingsView view =
      WorkingsView.of(
          new PoolScene()
              .tokens(
                  new Working("A", "67679d4fea151663373a857c32e03a6c", true),
                  new Working("signature", "c2lnbmF0dXJl", true),
                  new Working("K", "a2f89cba9db593ed", false))
              .at(HERE));

  @Test
  void tellsWhereEachNumberIsFoundByLookingIntoTheMessages() {
    assertThat(view.rows().get(1).wire())
        .extracting(WorkingsView.Crossing::where, WorkingsView.Crossing::href)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "RespondToAuthChallenge, request", "/flows/pool/tokens?tab=wire&x=1"));
    assertThat(view.rows().get(2).wire()).isEmpty();
    assertThat(view.rows().get(2).nowhere()).isEqualTo("in none of 1 messages");
  }

  @Test
  void cutsALongNumberShortAndKeepsItWhole() {
    var long32 = view.rows().get(0);

    assertThat(long32.brief()).isEqualTo("67679d4fea151663…32e03a6c");
    assertThat(long32.value()).hasSize(32);
    assertThat(long32.cut()).isTrue();
    assertThat(view.rows().get(1).cut()).isFalse();
  }

  @Test
  void hasTheWordsOfTheContentWhereThereAreAny() {
    assertThat(view.rows().get(0).title()).isEqualTo("A, sent as SRP_A");
    assertThat(view.rows().get(0).text()).contains("The app's number.");
    assertThat(view.rows().get(2).title()).isEqualTo("K");
  }

  @Test
  void provesThatThePasswordStayedWhereItIs() {
    assertThat(view.proofs()).extracting(CheckLine::saw).containsExactly("in none of 2");
    assertThat(WorkingsView.of(new PoolScene().tokens().at(HERE)).proofs()).isEmpty();
  }
}
