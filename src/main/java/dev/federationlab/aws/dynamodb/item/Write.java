package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.dynamodb.expression.Condition;
import dev.federationlab.aws.dynamodb.expression.Path;
import dev.federationlab.aws.dynamodb.expression.Update;
import dev.federationlab.aws.dynamodb.table.KeySchema;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import dev.federationlab.aws.dynamodb.value.Sizes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A write to one item, as a request asks for it; nothing of it is known to fit the table. */
sealed interface Write {
  /** How a request calls the table: name or ARN. */
  String table();

  /** What policies call it: {@code "PutItem"}. */
  String action();

  /** The key of the item, and for a put the rest of it as well. */
  Item item();

  Guard guard();

  /**
   * Goes on if the write fits the table.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  void requireFit(Table fitting);

  /**
   * What the item is to be afterwards; empty if there is to be none.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  Optional<Item> after(Table fitting, Optional<Item> before);

  /** The places in the item that it changes, where it does not go by the whole. */
  default List<Path> changed() {
    return List.of();
  }

  /** Tells each place that the write names besides the item's own attributes. */
  default void paths(Consumer<Path> each) {
    guard().condition().ifPresent(condition -> condition.paths(each));
  }

  /** The names of the attributes that the request has to do with: {@code dynamodb:Attributes}. */
  default Set<String> attributes() {
    var names = new LinkedHashSet<>(item().attributes().keySet());
    paths(path -> names.add(path.head()));
    return names;
  }

  /**
   * When the write is to be done at all.
   *
   * @param text the condition as it was written, for the reader
   * @param showsItem whether a refusal shows the item that does not fulfil it
   */
  record Guard(Optional<Condition> condition, String text, boolean showsItem) {
    static final Guard NONE = new Guard(Optional.empty(), "", false);
  }

  /** Puts an item in place of whatever its key holds. */
  record Put(String table, Item item, Guard guard) implements Write {
    @Override
    public String action() {
      return "PutItem";
    }

    @Override
    public void requireFit(Table fitting) {
      KeySchema.requireItem(fitting, item);
      if (item.bytes() > Sizes.MOST_ITEM_BYTES) {
        throw DynamoErrors.invalid("Item size has exceeded the maximum allowed size");
      }
      paths(path -> KeySchema.requireScalar(fitting, path));
    }

    @Override
    public Optional<Item> after(Table fitting, Optional<Item> before) {
      return Optional.of(item);
    }
  }

  /** Takes away the item that a key holds. */
  record Delete(String table, Item item, Guard guard) implements Write {
    @Override
    public String action() {
      return "DeleteItem";
    }

    @Override
    public void requireFit(Table fitting) {
      KeySchema.requireKey(fitting, item);
      paths(path -> KeySchema.requireScalar(fitting, path));
    }

    @Override
    public Optional<Item> after(Table fitting, Optional<Item> before) {
      return Optional.empty();
    }
  }

  /** Changes the item that a key holds, or makes one. */
  record Change(String table, Item item, Optional<Update> update, Guard guard) implements Write {
    @Override
    public String action() {
      return "UpdateItem";
    }

    @Override
    public void requireFit(Table fitting) {
      KeySchema.requireKey(fitting, item);
      for (var path : changed()) {
        if (fitting.keys().all().contains(path.head())) {
          throw DynamoErrors.invalidParameter(
              "Cannot update attribute " + path.head() + ". This attribute is part of the key");
        }
      }
      paths(path -> KeySchema.requireScalar(fitting, path));
    }

    @Override
    public List<Path> changed() {
      return update.map(Update::paths).orElse(List.of());
    }

    @Override
    public Optional<Item> after(Table fitting, Optional<Item> before) {
      var from = before.orElse(item);
      var changed = update.map(it -> it.apply(from)).orElse(from);
      KeySchema.requireUpdated(fitting, changed);
      Reading.requireShallow(changed);
      if (changed.bytes() > Sizes.MOST_ITEM_BYTES) {
        throw DynamoErrors.invalid("Item size to update has exceeded the maximum allowed size");
      }
      return Optional.of(changed);
    }

    @Override
    public void paths(Consumer<Path> each) {
      Write.super.paths(each);
      update.ifPresent(it -> it.paths(each));
    }
  }

  /** Only holds an item against a condition, as part of a transaction. */
  record Check(String table, Item item, Guard guard) implements Write {
    @Override
    public String action() {
      return "ConditionCheckItem";
    }

    @Override
    public void requireFit(Table fitting) {
      KeySchema.requireKey(fitting, item);
      paths(path -> KeySchema.requireScalar(fitting, path));
    }

    @Override
    public Optional<Item> after(Table fitting, Optional<Item> before) {
      return before;
    }
  }
}
