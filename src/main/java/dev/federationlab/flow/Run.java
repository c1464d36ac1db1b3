package dev.federationlab.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.client.AwsClients;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * What a stage has at hand while it runs: recording clients, earlier artifacts, a place to keep new
 * ones. Everything that it sends is recorded, in the order in which it was sent.
 *
 * <p>The methods {@code with…} give the same run with something spoilt; {@link #preparing} gives it
 * with everything recorded as preparation.
 */
public final class Run extends AtHand {
  /** The setting that carries a session policy. */
  static final String SESSION_POLICY = "session-policy";

  /** Finds the artifacts of a kind to spend, by running an earlier stage if need be. */
  interface Inputs {
    /** What one run yielded of the kind, at least one. */
    List<Artifact> find(ArtifactKind kind, Run run) throws Refused;
  }

  private final Inputs inputs;
  private final Recording recording;
  private final @Nullable Person person;
  private final Spoils spoils;
  private final boolean preparing;

  Run(Means means, String learnerId, Inputs inputs, Recording recording, @Nullable Person person) {
    this(means, learnerId, inputs, recording, person, Spoils.NONE, false);
  }

  private Run(
      Means means,
      String learnerId,
      Inputs inputs,
      Recording recording,
      @Nullable Person person,
      Spoils spoils,
      boolean preparing) {
    super(means, learnerId);
    this.inputs = inputs;
    this.recording = recording;
    this.person = person;
    this.spoils = spoils;
    this.preparing = preparing;
  }

  /**
   * Who signs in where this is done with one click.
   *
   * @throws IllegalStateException in a flow without people
   */
  public Person person() {
    if (person == null) {
      throw new IllegalStateException("nobody signs in at a provider in this flow");
    }
    return person;
  }

  /**
   * An artifact of an earlier stage, to be used now.
   *
   * @throws Refused if it had to be obtained for this run alone, and was refused
   */
  public Artifact spend(ArtifactKind kind) throws Refused {
    var spoilt = spoils.artifacts().get(kind);
    return spoilt != null ? spoilt : inputs.find(kind, this).get(0);
  }

  /**
   * An artifact of an earlier stage that yielded one for each of several people.
   *
   * @param username whose: what its field of this name says
   * @throws Refused if it had to be obtained for this run alone, and was refused
   */
  public Artifact spend(ArtifactKind kind, String username) throws Refused {
    var spoilt = spoils.artifacts().get(kind);
    if (spoilt != null && username.equals(spoilt.fields().get("username"))) {
      return spoilt;
    }
    return inputs.find(kind, this).stream()
        .filter(artifact -> username.equals(artifact.fields().get("username")))
        .findFirst()
        .orElseThrow(() -> new ConversationBroken("no " + kind + " of " + username));
  }

  /**
   * The exchanges of this run until now, in order: first those of the runs whose yield it spent,
   * then its own, its preparation included.
   */
  public List<Exchange> exchanges() {
    return Stream.of(recording.before, recording.preparation, recording.messages)
        .flatMap(List::stream)
        .map(Message::exchange)
        .toList();
  }

  /** Keeps what the stage yielded. */
  public void keep(Artifact artifact) {
    if (preparing) {
      recording.aside.put(artifact.kind(), artifact);
    } else {
      recording.artifacts.add(artifact);
    }
  }

  /**
   * Says that what earlier stages yielded of a kind is good no more, as after a sign-out
   * everywhere: a later stage that spends it obtains a new one first.
   */
  public void usedUp(ArtifactKind kind) {
    recording.usedUp.add(kind);
  }

  /**
   * Keeps something that the app computed or computed with.
   *
   * @param id names its words in the content
   * @param crossed whether it crosses the wire
   */
  public void working(String id, String value, boolean crossed) {
    if (!preparing) {
      recording.workings.add(new Working(id, value, crossed));
    }
  }

  /** What was last yielded while preparing. */
  public Optional<Artifact> aside(ArtifactKind kind) {
    return Optional.ofNullable(recording.aside.get(kind));
  }

  /**
   * Keeps a comparison that the app made, and ends the stage if it failed.
   *
   * @param otherwise the ID of the outcome if it failed
   */
  public void require(Check check, String otherwise) throws Refused {
    if (!preparing) {
      recording.appChecks.add(check);
    }
    if (check.failed()) {
      var message = check.what() + ": wanted " + check.wanted() + ", saw " + check.saw();
      throw new Refused(new Outcome(Outcome.Kind.REFUSED, otherwise, Actor.APP, 0, message));
    }
  }

  /** A name that a fault may have changed, such as the role's. */
  public String setting(String name, String otherwise) {
    return spoils.settings().getOrDefault(name, otherwise);
  }

  /** The session policy that the learner wants passed, if any; never in a run that is broken. */
  public Optional<String> sessionPolicy() {
    return Optional.ofNullable(spoils.settings().get(SESSION_POLICY));
  }

  /** The address with which the provider sent the browser back, as it reaches the app. */
  public URI callback(URI sent) {
    return spoils.callback().apply(sent);
  }

  /**
   * Sends a request that is not AWS's.
   *
   * @param arrow what it is on the diagram, once it has ended
   * @throws ConversationBroken if no answer arrived
   */
  public Exchange send(Request request, Function<Exchange, Stage.Planned> arrow) {
    return calls().send(request, arrow);
  }

  /** Keeps an exchange that others made. */
  public void record(Stage.Planned arrow, Exchange exchange) {
    calls().record(arrow, exchange);
  }

  /** Keeps a message that was recorded before this run began. */
  public void prepared(Message message) {
    recording.preparation.add(message);
  }

  /**
   * Calls AWS with its SDK.
   *
   * @throws Refused with AWS's error
   * @throws ConversationBroken if no answer arrived, or none that the SDK can read
   */
  public <T> T aws(Stage.Planned arrow, Function<AwsClients, T> call) throws Refused {
    return calls().aws(arrow, preparing ? UnaryOperator.identity() : spoils.onTheWay(), call);
  }

  private Calls calls() {
    return new Calls(means, preparing ? recording.preparation : recording.messages);
  }

  /** Something that is set up once in a sandbox and then left. */
  public interface Preparation {
    void run(Run run) throws Refused;
  }

  /**
   * Sets something up in the sandbox, if that was not done before; recorded as this run's
   * preparation. Policies that it puts in force are remembered as the originals, and what the
   * learner had put in their place is put there again.
   */
  public void once(String what, Preparation preparation) throws Refused {
    if (!sandbox().prepared().contains(what)) {
      preparation.run(preparing());
      new EditsInForce(means, learnerId).afterSetUp(this, recording);
      means.sandboxes().prepared(learnerId, what);
    }
  }

  /** Undoes what {@link #once} set up, so that it is set up again when it is next wanted. */
  public void undo(String what, Preparation undoing) throws Refused {
    // First, so that nothing counts as set up that an interruption has left half undone.
    means.sandboxes().unprepared(learnerId, what);
    undoing.run(preparing());
  }

  /** The same run, recording what it sends as preparation and untouched by what was spoilt. */
  public Run preparing() {
    return new Run(means, learnerId, inputs, recording, person, spoils, true);
  }

  /** The same run, after its preparation. */
  Run started() {
    return new Run(means, learnerId, inputs, recording, person, spoils, false);
  }

  /** The same run, spending this in place of what was found. */
  public Run with(Artifact artifact) {
    return with(spoils.spending(artifact));
  }

  /** The same run with another name for something. */
  public Run with(String setting, String value) {
    return with(spoils.setting(setting, value));
  }

  /** The same run with the provider's redirect changed on its way back. */
  public Run withCallback(UnaryOperator<URI> change) {
    return with(new Spoils(spoils.artifacts(), spoils.settings(), change, spoils.onTheWay()));
  }

  /** The same run with requests to AWS changed after they were signed. */
  public Run withChangeOnTheWay(UnaryOperator<SdkHttpRequest> change) {
    return with(new Spoils(spoils.artifacts(), spoils.settings(), spoils.callback(), change));
  }

  private Run with(Spoils changed) {
    return new Run(means, learnerId, inputs, recording, person, changed, preparing);
  }
}
