package dev.federationlab.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.http.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with its place on the sequence diagram.
 *
 * @param title the label of its arrow: {@code "AssumeRoleWithWebIdentity"}, {@code "GET
 *     /o/oauth2/v2/auth"}
 * @param channel whether the person's browser sees it
 * @param carries kinds of artifacts that ride on the request
 * @param brings kinds of artifacts that the response brings
 * @param decision why the receiver answered as it did; absent where nobody says (a foreign
 *     endpoint)
 */
public record Message(
    Actor sender,
    Actor receiver,
    String title,
    Channel channel,
    List<ArtifactKind> carries,
    List<ArtifactKind> brings,
    Exchange exchange,
    @Nullable Decision decision) {

  /**
   * Front: through the browser, in address bars and pages. Back: from server to server (or SDK to
   * AWS).
   */
  public enum Channel {
    FRONT,
    BACK
  }

  public Message {
    carries = List.copyOf(carries);
    brings = List.copyOf(brings);
  }
}
