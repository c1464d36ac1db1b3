package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import dev.federationlab.decision.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Carries out writes: finds the item, holds it against the condition, writes. All three happen in
 * the call's transaction, which is done again if somebody else wrote the item meanwhile.
 */
public final class Writes {
  private static final String SOURCE = "DynamoDB Developer Guide, Condition expressions";
  private static final int SHOWN = 100;

  private final Items items;

  public Writes(Items items) {
    this.items = items;
  }

  /** What the item was, and what it is. */
  record Outcome(Optional<Item> before, Optional<Item> after) {}

  /**
   * Does one write.
   *
   * @throws ServiceException ValidationException, or ConditionalCheckFailedException
   */
  Outcome write(Call call, Table table, Write write) {
    write.requireFit(table);
    var found = items.find(call, table, write.item());
    var before = found.map(Items.Found::item);
    requireCondition(call, write.guard(), before);
    var after = write.after(table, before);
    if (write instanceof Write.Check) {
      found.ifPresent(it -> items.hold(call, it));
    } else if (after.isPresent()) {
      items.put(call, table, found, after.get());
    } else {
      found.ifPresent(it -> items.delete(call, table, it));
    }
    return new Outcome(before, after);
  }

  private static void requireCondition(Call call, Write.Guard guard, Optional<Item> before) {
    if (guard.condition().isEmpty()) {
      return;
    }
    var condition = guard.condition().get();
    boolean holds = condition.holds(before.orElse(Item.EMPTY));
    var heads = new TreeSet<String>();
    condition.paths(path -> heads.add(path.head()));
    call.explanation()
        .checks(
            () -> List.of(new Check("condition", guard.text(), saw(before, heads), holds, SOURCE)));
    if (!holds) {
      var refusal = DynamoErrors.CONDITION_FAILED.exception();
      throw guard.showsItem() && before.isPresent()
          ? refusal.with(
              ConditionalCheckFailedException.builder().item(Shown.item(before.get())).build())
          : refusal;
    }
  }

  private static String saw(Optional<Item> before, Set<String> heads) {
    return before
        .map(
            item ->
                heads.stream()
                    .map(name -> name + ": " + saw(item, name))
                    .collect(Collectors.joining(", ")))
        .orElse("no item with this key");
  }

  private static String saw(Item item, String name) {
    var value = item.get(name);
    var text = value == null ? "absent" : Shown.text(value);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
