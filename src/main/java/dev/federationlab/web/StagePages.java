package dev.federationlab.web;

import dev.federationlab.flow.Account;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.OwnClient;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.PolicyEditing;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.edit.PolicyPlace;
import dev.federationlab.learner.Learner;
import dev.federationlab.web.flow.EditorView;
import dev.federationlab.web.flow.Scene;
import dev.federationlab.web.flow.StageView;
import dev.federationlab.web.inbox.LetterView;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the page of a stage, or the fragment of it that htmx wants. */
final class StagePages {
  private final Site site;
  private final Runs runs;
  private final PolicyEditing editing;

  StagePages(Site site, Runs runs, PolicyEditing editing) {
    this.site = site;
    this.runs = runs;
    this.editing = editing;
  }

  /**
   * Answers with a scene.
   *
   * @param fresh whether the run it shows was made by this very request
   */
  void show(Context ctx, Scene scene, boolean fresh) {
    show(ctx, scene, new LearnersFacts(Sessions.learner(ctx), scene, null), fresh);
  }

  /** Answers with a scene and an editor to which something was sent. */
  void show(Context ctx, Scene scene, EditorView editor) {
    show(ctx, scene, new LearnersFacts(Sessions.learner(ctx), scene, editor), false);
  }

  private void show(Context ctx, Scene scene, LearnersFacts facts, boolean fresh) {
    var view = StageView.of(scene, facts, fresh);
    var fragment = Htmx.wantsFragment(ctx);
    site.show(
        ctx,
        fragment ? "flow/stage#stage" : "flow/stage",
        Map.of("view", view, "live", true, "fragment", fragment));
  }

  private final class LearnersFacts implements StageView.Facts {
    private final Learner learner;
    private final String flow;
    private final String stage;
    private final @Nullable EditorView editor;

    /**
     * @param editor in place of the one that the address asks for; absent for that one
     */
    LearnersFacts(Learner learner, Scene scene, @Nullable EditorView editor) {
      this.learner = learner;
      this.flow = scene.flow().id();
      this.stage = scene.stage().id();
      this.editor = editor;
    }

    @Override
    public List<PolicyPlace> editable() {
      return editing.at(learner.id(), flow, stage);
    }

    @Override
    public Optional<EditorView> editor(Scene scene) {
      var asked = scene.spot().edit();
      if (editor != null || asked == null) {
        return Optional.ofNullable(editor);
      }
      try {
        return Optional.of(EditorView.of(scene, editing.read(learner.id(), flow, stage, asked)));
      } catch (NoSuchElementException e) {
        throw Scenes.notFound();
      }
    }

    @Override
    public Optional<StageRun> recorded(String run) {
      return runs.recorded(learner.id(), flow, run);
    }

    @Override
    public List<Person> people() {
      return runs.people(flow);
    }

    @Override
    public Map<String, String> values() {
      return runs.values(learner.id(), flow);
    }

    @Override
    public Optional<OwnClient> ownClient() {
      return runs.ownClient(learner.id(), flow);
    }

    @Override
    public List<LetterView> inbox(Instant since, Instant until) {
      try {
        var aws = runs.sandbox(learner.id()).map(Account::endpoint);
        return runs.inbox(learner.id(), "").stream()
            .filter(message -> !message.at().isBefore(since) && !message.at().isAfter(until))
            .map(message -> LetterView.of(message, aws))
            .toList();
      } catch (ConversationBroken e) {
        return List.of(); // the page of the run is worth showing without it
      }
    }
  }
}
