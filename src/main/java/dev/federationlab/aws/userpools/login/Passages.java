package dev.federationlab.aws.userpools.login;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.oauth.OAuthError;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * {@link Passage} as the {@code state} at a provider: sealed by the pool. The client's ID stands
 * before what is sealed, since it leads to the pool and its key.
 */
final class Passages {
  private static final String PURPOSE = "state at a provider";
  private static final int LONGEST = 12_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Pools pools;
  private final PoolKeys keys;

  Passages(Pools pools, PoolKeys keys) {
    this.pools = pools;
    this.keys = keys;
  }

  /** The state. */
  String seal(Call call, AppClient client, Passage passage) {
    try {
      var seal = keys.of(call.store(), client.pool()).seal();
      var closed = seal.close(PURPOSE, JSON.writeValueAsBytes(passage));
      return client.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    } catch (IOException e) {
      throw new IllegalStateException("a state that cannot be written", e);
    }
  }

  /**
   * What was sealed into a state.
   *
   * @throws OAuthError.Refusal to be shown on a page of our own: nobody knows where to go back to
   */
  Passage open(Visit visit, String state) {
    var inquiry = visit.inquiry();
    var passage = visit.within(call -> opened(call, state));
    inquiry.require(
        passage.isPresent(),
        "state",
        "sealed by a user pool, unchanged",
        state.isEmpty() ? "none" : passage.isPresent() ? "it opens" : "it cannot be opened",
        "RFC 6749 §10.12",
        Errors.LOST_STATE);
    var until = Instant.ofEpochSecond(passage.orElseThrow().until());
    inquiry.require(
        visit.now().isBefore(until),
        "time at the provider",
        "five minutes at most",
        "until " + until + ", it is " + visit.now(),
        "Cognito Developer Guide, Adding social identity providers to a user pool",
        Errors.LOST_STATE);
    return passage.get();
  }

  private Optional<Passage> opened(Call call, String state) {
    int dot = state.indexOf('.');
    if (dot < 0 || state.length() > LONGEST) {
      return Optional.empty();
    }
    var client = pools.client(call.store(), state.substring(0, dot));
    if (client.isEmpty()) {
      return Optional.empty();
    }
    try {
      var seal = keys.of(call.store(), client.get().pool()).seal();
      var opened = seal.open(PURPOSE, Base64.getUrlDecoder().decode(state.substring(dot + 1)));
      return opened.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(opened.get(), Passage.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a state of our own cannot be read", e);
    }
  }
}
