package dev.federationlab.web;

import dev.federationlab.flow.PolicyEditing;
import dev.federationlab.flow.PolicyEditing.Changed;
import dev.federationlab.flow.PolicyEditing.Declined;
import dev.federationlab.flow.PolicyEditing.NotKept;
import dev.federationlab.flow.PolicyEditing.Policy;
import dev.federationlab.flow.PolicyEditing.Ran;
import dev.federationlab.flow.PolicyEditing.Saved;
import dev.federationlab.web.flow.EditorView;
import dev.federationlab.web.flow.EditorView.Sent;
import dev.federationlab.web.flow.Spot;
import dev.federationlab.web.flow.Tab;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What the editor of a policy sends: a text to look through, to put in force and run the stage
 * again, or the wish to put the original back.
 */
final class PolicyPages implements Area {
  private final PolicyEditing editing;
  private final Scenes scenes;
  private final StagePages stages;

  PolicyPages(PolicyEditing editing, Scenes scenes, StagePages stages) {
    this.editing = editing;
    this.scenes = scenes;
    this.stages = stages;
  }

  @Override
  public void mount(RoutesConfig routes) {
    routes.get("/flows/{flow}/{stage}/policies", ctx -> ctx.redirect(spot(ctx).href()));
    routes.post("/flows/{flow}/{stage}/policies", this::sent);
  }

  private void sent(Context ctx) {
    try {
      switch (field(ctx, "do")) {
        case "save" -> came(ctx, save(ctx));
        case "put-back" -> came(ctx, putBack(ctx));
        default -> answer(ctx, read(ctx), new Sent(text(ctx), true, null, notTaken(ctx), false));
      }
    } catch (NoSuchElementException e) {
      throw Scenes.notFound();
    }
  }

  private Saved save(Context ctx) {
    return editing.save(
        Sessions.learner(ctx).id(),
        ctx.pathParam("flow"),
        ctx.pathParam("stage"),
        field(ctx, "policy"),
        text(ctx),
        field(ctx, "version"));
  }

  private Saved putBack(Context ctx) {
    return editing.putBack(
        Sessions.learner(ctx).id(),
        ctx.pathParam("flow"),
        ctx.pathParam("stage"),
        field(ctx, "policy"),
        field(ctx, "version"));
  }

  private void came(Context ctx, Saved saved) {
    if (saved instanceof Ran ran) {
      var spot = Spot.of(ctx.pathParam("flow"), ran.run().stage()).at(Tab.CHECKS);
      go(ctx, spot.ofRun(ran.run().id()).beside(ran.before()), true);
    } else if (saved instanceof Declined declined) {
      answer(ctx, read(ctx), new Sent(text(ctx), false, declined.refusal(), null, false));
    } else if (saved instanceof Changed changed) {
      answer(ctx, changed.now(), new Sent(text(ctx), false, null, null, true));
    } else if (saved instanceof NotKept notKept) {
      answer(ctx, read(ctx), new Sent(text(ctx), false, null, notKept.why(), false));
    } else {
      go(ctx, spot(ctx).editing(field(ctx, "policy")), false);
    }
  }

  private Policy read(Context ctx) {
    return editing.read(
        Sessions.learner(ctx).id(),
        ctx.pathParam("flow"),
        ctx.pathParam("stage"),
        field(ctx, "policy"));
  }

  /** The editor again, with what was sent in it and what there is to say of it. */
  private void answer(Context ctx, Policy policy, Sent sent) {
    var spot = spot(ctx).editing(policy.place().id());
    var scene = scenes.at(Sessions.learner(ctx), spot);
    if (Htmx.wantsFragment(ctx)) {
      Htmx.pushUrl(ctx, spot.href());
    }
    stages.show(ctx, scene, EditorView.of(scene, policy, sent));
  }

  private void go(Context ctx, Spot spot, boolean fresh) {
    if (!Htmx.wantsFragment(ctx)) {
      ctx.redirect(spot.href() + "#inspector", HttpStatus.SEE_OTHER);
      return;
    }
    Htmx.pushUrl(ctx, spot.href());
    stages.show(ctx, scenes.at(Sessions.learner(ctx), spot), fresh);
  }

  private static Spot spot(Context ctx) {
    return Spot.of(ctx.pathParam("flow"), ctx.pathParam("stage")).at(Tab.CHECKS);
  }

  /** Forms end their lines with CR LF, whatever the learner typed. */
  private static String text(Context ctx) {
    var sent = field(ctx, "text").replace("\r\n", "\n").replace('\r', '\n');
    return sent.length() <= PolicyEditing.LONGEST + 1
        ? sent
        : sent.substring(0, PolicyEditing.LONGEST + 1);
  }

  private static @Nullable String notTaken(Context ctx) {
    return text(ctx).length() > PolicyEditing.LONGEST
        ? "more than anybody takes as a policy, and cut off here: at most %,d characters"
            .formatted(PolicyEditing.LONGEST)
        : null;
  }

  private static String field(Context ctx, String name) {
    var sent = ctx.formParam(name);
    return sent == null ? "" : sent;
  }
}
