package dev.federationlab.flow.userpool;

import com.nimbusds.jose.jwk.JWKSet;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import java.net.URI;
import java.text.ParseException;
import java.util.List;

/** The public keys of a pool, as anybody can fetch them at the issuer's address. */
public final class PoolKeys {
  /** The arrow of {@link #fetch}. */
  public static final Planned ARROW =
      new Planned(Actor.APP, Actor.USER_POOL, "GET jwks.json", Channel.BACK, List.of(), List.of());

  private PoolKeys() {}

  /** Fetches them. */
  public static JWKSet fetch(Run run, String poolId) {
    var issuer = PoolNames.issuer(run.parties().aws().toString(), poolId);
    var address = URI.create(issuer + "/.well-known/jwks.json");
    var request = new Request("GET", address, Headers.of("Accept", "application/json"), Body.EMPTY);
    var response =
        run.send(request, exchange -> ARROW)
            .response()
            .filter(answer -> answer.status() == 200)
            .orElseThrow(() -> new ConversationBroken(address + " did not answer with 200"));
    return parsed(response.body().text());
  }

  /** Reads a key set that was kept. */
  static JWKSet parsed(String text) {
    try {
      return JWKSet.parse(text);
    } catch (ParseException e) {
      throw new ConversationBroken("the pool's keys cannot be read: " + e.getMessage());
    }
  }
}
