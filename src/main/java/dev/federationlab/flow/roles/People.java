package dev.federationlab.flow.roles;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.MemberGroup;
import dev.federationlab.flow.member.Members;
import java.util.List;
import java.util.Map;

/** Who takes part, and in which groups they are. */
public final class People {
  static final String SALES = "sales";
  static final String NEWS = "news";

  /** Reads what others write. */
  public static final Member RITA = new Member("rita", Map.of(Members.DEPARTMENT, SALES));

  /** Writes, and reads too. */
  public static final Member ED = new Member("ed", Map.of(Members.DEPARTMENT, NEWS));

  /** In no group, and of no department. */
  public static final Member NINA = new Member("nina", Map.of());

  private static final MemberGroup READERS = new MemberGroup("readers", 2, RolesPool.READER.name());
  private static final MemberGroup EDITORS = new MemberGroup("editors", 1, RolesPool.EDITOR.name());

  /** As weighty as the editors, with another role. */
  private static final MemberGroup AUDITORS =
      new MemberGroup("auditors", 1, RolesPool.READER.name());

  private People() {}

  /** Rita with her group, Ed with his two, and Nina; set up if that was not done before. */
  public static void ensure(Run run) throws Refused {
    RolesPool.ensure(run);
    READERS.ensure(run);
    EDITORS.ensure(run);
    join(run, RITA, READERS);
    join(run, ED, READERS);
    join(run, ED, EDITORS);
  }

  /** Puts somebody into two groups of which neither comes first. */
  public static void tie(Run run, Member member) throws Refused {
    AUDITORS.ensure(run);
    member.ensure(run);
    EDITORS.add(run, member.username());
    AUDITORS.add(run, member.username());
  }

  /** Makes somebody an editor. */
  public static void promote(Run run, Member member) throws Refused {
    EDITORS.add(run, member.username());
  }

  /** Makes somebody no editor any more. */
  public static void demote(Run run, Member member) throws Refused {
    EDITORS.remove(run, member.username());
  }

  /** Makes somebody a reader. */
  public static void admit(Run run, Member member) throws Refused {
    READERS.add(run, member.username());
  }

  private static void join(Run run, Member member, MemberGroup group) throws Refused {
    member.ensure(run);
    run.once(
        Members.POOL.key() + "/in/" + group.name() + "/" + member.username(),
        preparing -> group.add(preparing, member.username()));
  }

  /** Those two, unless a fault has another come in the place of one: by username. */
  static List<String> pair(Run run) {
    return List.of(
        run.setting(RolesNames.READER, RITA.username()),
        run.setting(RolesNames.EDITOR, ED.username()));
  }
}
