package dev.federationlab.flow;
import dev.federationlab.Origins;
public class Probe {
  public static void main(String[] a) throws Exception {
    try (var o = new Origins()) {
      for (int i = 0; i < 3; i++) {
        for (var run : o.runs().runAll("learner" + (i / 2), "google")) show(run);
      }
      for (var stage : o.runs().flows().get(0).stages())
        for (var fault : stage.faults()) {
          long t = System.nanoTime();
          var run = o.runs().runFault("learner0", "google", stage.id(), fault.id());
          System.out.println((System.nanoTime() - t) / 1000000 + " ms");
          show(run);
          if (!run.outcome().id().equals(fault.expectedOutcome()) ) System.out.println("!!!!!!!!!! UNEXPECTED " + fault.id());
        }
      var p = o.runs().progress("learner0", "google");
      System.out.println(p.stale() + " " + p.spent() + " " + p.history().keySet() + o.runs().values("learner0", "google"));
    }
    System.exit(0);
  }
  static void show(StageRun run) {
    System.out.println("== " + run.stage() + " fault=" + run.fault() + " " + run.outcome() + " first " + run.firstRun());
    for (var m : run.preparation()) line("   prep ", m);
    for (var m : run.messages()) line("   ", m);
    for (var c : run.appChecks()) System.out.println("   check " + c);
    for (var x : run.artifacts()) System.out.println("   artifact " + x.kind() + " " + x.fields().keySet() + " exp " + x.expiresAt());
  }
  static void line(String pre, Message m) {
    System.out.println(pre + m.sender() + ">" + m.receiver() + " " + m.title() + " " + m.exchange().response().map(r -> r.status() + " " + r.body().length()).orElse("broken") + " " + m.exchange().took().toMillis() + "ms decision=" + (m.decision() == null ? "none" : m.decision().checks().size() + "/" + m.decision().policies().size() + " " + m.decision().error() + " " + m.decision().failure().map(c -> c.what() + " wanted " + c.wanted() + " saw " + c.saw()).orElse("")));
  }
}
