package dev.federationlab.flow;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What the stages of a learner's flows have at hand whatever run they are in: the three parties,
 * the time, and the learner's sandbox with the names in it. Nothing of this is recorded, as it is
 * no part of the protocol.
 */
public sealed class AtHand permits Run {
  final Means means;
  final String learnerId;

  AtHand(Means means, String learnerId) {
    this.means = means;
    this.learnerId = learnerId;
  }

  /** The addresses of the three parties. */
  public Parties parties() {
    return means.parties();
  }

  /** The time now. */
  public Instant now() {
    return means.clock().instant();
  }

  /** A new unguessable text of 43 characters of base64url. */
  public String secret() {
    return means.secrets().get();
  }

  /**
   * The learner's own app at the provider, registered now if there is none.
   *
   * @param provider the name that its control endpoint knows it by, such as {@code "google"}
   * @throws ConversationBroken if it cannot be registered
   */
  public App app(String provider) {
    return means.apps().of(learnerId, provider);
  }

  /** The learner's sandbox, made now if there is none. */
  public Sandbox sandbox() {
    return means.sandboxes().of(learnerId);
  }

  /** Signs with the sandbox's root key. */
  public AwsCredentialsProvider root() {
    var sandbox = sandbox();
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey()));
  }

  /** The name that AWS gave to something in the sandbox, such as a pool's ID, if it was kept. */
  public Optional<String> named(String what) {
    return Optional.ofNullable(sandbox().names().get(what));
  }

  /** Keeps the name that AWS gave to something in the sandbox, in place of an earlier one. */
  public void name(String what, String name) {
    means.sandboxes().named(learnerId, what, name);
  }

  /**
   * The newest message that arrived for an address in the sandbox's inbox.
   *
   * @param to the mail address or phone number
   * @param since messages sent before do not count; one sent at this instant does
   */
  public Optional<InboxMessage> inbox(String to, Instant since) {
    return means.inbox().of(sandbox().accountId(), "").stream()
        .filter(message -> message.to().equals(to) && !message.at().isBefore(since))
        .reduce((earlier, later) -> later);
  }

  /** Asks a control endpoint, which is our own and no part of the protocol, for JSON. */
  public <T> T control(URI origin, String path, Object question, Class<T> answer) {
    var sandboxes = means.sandboxes();
    return sandboxes.parsed(sandboxes.control(origin, path, sandboxes.written(question)), answer);
  }
}
