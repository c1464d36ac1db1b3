package dev.federationlab.web.inbox;

import dev.federationlab.flow.InboxMessage;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail or text message. All texts of it are a learner's own, and hostile until escaped.
 *
 * @param mail whether it is a mail, else a text message
 * @param subject of a mail; absent for a text message
 * @param why what it was sent for, in words
 * @param text cut where a code or a link begins and ends
 * @param code to be copied; absent if there is none
 * @param at as an ISO instant, and {@code clock} by the clock, in UTC
 */
public record LetterView(
    String id,
    boolean mail,
    String to,
    @Nullable String subject,
    String why,
    List<Piece> text,
    @Nullable String code,
    @Nullable String pool,
    String at,
    String clock) {

  /** A piece of the text; {@code look} is {@code "code"}, {@code "link"} or empty. */
  public record Piece(String text, String look) {}

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * The view of a message.
   *
   * @param aws the AWS side's address: only there a link may lead
   */
  public static LetterView of(InboxMessage message, Optional<URI> aws) {
    return new LetterView(
        message.id(),
        !"SMS".equals(message.medium()),
        message.to(),
        message.subject() == null || message.subject().isBlank() ? null : message.subject(),
        why(message.purpose()),
        pieces(message, aws),
        message.code() == null || message.code().isBlank() ? null : message.code(),
        message.userPoolId(),
        message.at().toString(),
        clock(message.at()));
  }

  /** {@code "Mail"} or {@code "Text message"}. */
  public String medium() {
    return mail ? "Mail" : "Text message";
  }

  private static String clock(Instant at) {
    return CLOCK.format(at) + " UTC";
  }

  private static String why(@Nullable String purpose) {
    var id = purpose == null ? "" : purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return switch (id) {
      case "signup" -> "to confirm a sign-up";
      case "resendcode" -> "the code again";
      case "forgotpassword" -> "to set a new password";
      case "updateuserattribute", "verifyuserattribute" -> "to verify an address";
      case "admincreateuser" -> "an invitation";
      case "authentication" -> "a second factor";
      default -> "";
    };
  }

  private static List<Piece> pieces(InboxMessage message, Optional<URI> aws) {
    var pieces = new ArrayList<Piece>();
    var text = message.text();
    var link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      if (aws.filter(there -> leadsTo(there, link.group())).isPresent()) {
        coded(text.substring(from, link.start()), message.code(), pieces);
        pieces.add(new Piece(link.group(), "link"));
        from = link.end();
      }
    }
    coded(text.substring(from), message.code(), pieces);
    return pieces;
  }

  private static boolean leadsTo(URI there, String link) {
    return link.startsWith(there.getScheme() + "://" + there.getAuthority() + "/");
  }

  private static void coded(String text, @Nullable String code, List<Piece> pieces) {
    int at = code == null || code.isBlank() ? -1 : text.indexOf(code);
    if (at < 0 || code == null) {
      add(text, "", pieces);
      return;
    }
    add(text.substring(0, at), "", pieces);
    pieces.add(new Piece(code, "code"));
    coded(text.substring(at + code.length()), code, pieces);
  }

  private static void add(String text, String look, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, look));
    }
  }
}
