package dev.federationlab.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The same SQL for H2 in PostgreSQL mode and for PostgreSQL. */
final class SqlTransaction implements Transaction {
  private static final int PART_BYTES = 512 * 1024;
  private static final String FIND =
      "select body, version from document where space = ? and kind = ? and id = ?";

  private final Handle handle;
  private final JsonMapper json;
  private final Room room;
  private boolean mayWrite;

  SqlTransaction(Handle handle, JsonMapper json, Room room) {
    this.handle = handle;
    this.json = json;
    this.room = room;
  }

  /** By hand, at half the time: every request does this, several times. */
  @Override
  public <T> Optional<Document<T>> find(String space, Kind<T> kind, String id) {
    try (var query = handle.getConnection().prepareStatement(FIND)) {
      query.setString(1, space);
      query.setString(2, kind.name());
      query.setBytes(3, bytes(id));
      try (var row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new Document<>(id, parse(kind, row.getString(1)), row.getLong(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  @Override
  public <T> List<Document<T>> list(
      String space, Kind<T> kind, String prefix, String after, int limit) {
    var from =
        Arrays.compareUnsigned(bytes(prefix), bytes(after)) > 0 ? bytes(prefix) : bytes(after);
    var end = KeyRange.endOf(bytes(prefix));
    return handle
        .createQuery(
            "select id, body, version from document where space = ? and kind = ? and id >= ? and id"
                + " <> ?"
                + (end.length == 0 ? "" : " and id < ?")
                + " order by id limit "
                + limit)
        .bind(0, space)
        .bind(1, kind.name())
        .bind(2, from)
        .bind(3, bytes(after))
        .configure(
            org.jdbi.v3.core.statement.SqlStatements.class, s -> s.setUnusedBindingAllowed(true))
        .bind(4, end)
        .map(
            (row, ctx) ->
                new Document<>(
                    new String(row.getBytes(1), StandardCharsets.UTF_8),
                    parse(kind, row.getString(2)),
                    row.getLong(3)))
        .list();
  }

  @Override
  public <T> List<Document<T>> range(
      String space, Kind<T> kind, KeyRange range, boolean backwards, int limit) {
    boolean ends = range.to().length > 0;
    var query =
        handle
            .createQuery(
                "select id, body, version from document where space = ? and kind = ? and id >= ?"
                    + (ends ? " and id < ?" : "")
                    + (backwards ? " order by id desc limit " : " order by id limit ")
                    + limit)
            .bind(0, space)
            .bind(1, kind.name())
            .bind(2, range.from());
    return (ends ? query.bind(3, range.to()) : query)
        .map(
            (row, ctx) ->
                new Document<>(
                    new String(row.getBytes(1), StandardCharsets.UTF_8),
                    parse(kind, row.getString(2)),
                    row.getLong(3)))
        .list();
  }

  @Override
  public int count(String space, Kind<?> kind) {
    return handle
        .createQuery("select count(*) from document where space = ? and kind = ?")
        .bind(0, space)
        .bind(1, kind.name())
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public <T> boolean insert(String space, Kind<T> kind, String id, T value) {
    requireRoom();
    // "merge" without a "when matched" is the one form of "insert unless it exists" that both
    // databases take.
    return handle
            .createUpdate(
                "merge into document d using (values (cast(? as varchar), cast(? as varchar),"
                    + " cast(? as bytea), cast(? as varchar))) as n(space, kind, id, body) on"
                    + " d.space = n.space and d.kind = n.kind and d.id = n.id when not matched then"
                    + " insert (space, kind, id, body, version) values (n.space, n.kind, n.id,"
                    + " n.body, 1)")
            .bind(0, space)
            .bind(1, kind.name())
            .bind(2, bytes(id))
            .bind(3, write(value))
            .execute()
        == 1;
  }

  @Override
  public <T> void update(String space, Kind<T> kind, Document<T> read, T value) {
    requireRoom();
    int rows =
        handle
            .createUpdate(
                "update document set body = ?, version = version + 1"
                    + " where space = ? and kind = ? and id = ? and version = ?")
            .bind(0, write(value))
            .bind(1, space)
            .bind(2, kind.name())
            .bind(3, bytes(read.id()))
            .bind(4, read.version())
            .execute();
    if (rows == 0) {
      throw new Conflict(kind.name() + " " + read.id());
    }
  }

  @Override
  public <T> void put(String space, Kind<T> kind, String id, T value) {
    requireRoom();
    int rows =
        handle
            .createUpdate(
                "update document set body = ?, version = version + 1 where space = ? and kind = ?"
                    + " and id = ?")
            .bind(0, write(value))
            .bind(1, space)
            .bind(2, kind.name())
            .bind(3, bytes(id))
            .execute();
    if (rows == 0 && !insert(space, kind, id, value)) {
      throw new Conflict(kind.name() + " " + id);
    }
  }

  @Override
  public void remove(String space, Kind<?> kind, Document<?> read) {
    mayWrite = true;
    int rows =
        handle
            .createUpdate(
                "delete from document where space = ? and kind = ? and id = ? and version = ?")
            .bind(0, space)
            .bind(1, kind.name())
            .bind(2, bytes(read.id()))
            .bind(3, read.version())
            .execute();
    if (rows == 0) {
      throw new Conflict(kind.name() + " " + read.id());
    }
  }

  @Override
  public void deleteAll(String space, Kind<?> kind, String prefix) {
    mayWrite = true;
    var range = KeyRange.startingWith(prefix);
    boolean ends = range.to().length > 0;
    var update =
        handle
            .createUpdate(
                "delete from document where space = ? and kind = ? and id >= ?"
                    + (ends ? " and id < ?" : ""))
            .bind(0, space)
            .bind(1, kind.name())
            .bind(2, range.from());
    (ends ? update.bind(3, range.to()) : update).execute();
  }

  @Override
  public boolean delete(String space, Kind<?> kind, String id) {
    mayWrite = true;
    return handle
            .createUpdate("delete from document where space = ? and kind = ? and id = ?")
            .bind(0, space)
            .bind(1, kind.name())
            .bind(2, bytes(id))
            .execute()
        > 0;
  }

  @Override
  public void deleteSpace(String space) {
    handle.createUpdate("delete from document where space = ?").bind(0, space).execute();
  }

  @Override
  public String putBlob(byte[] content) {
    requireRoom();
    var id = UUID.randomUUID().toString();
    for (int part = 0, at = 0; part == 0 || at < content.length; part++, at += PART_BYTES) {
      handle
          .createUpdate("insert into blob_part (blob_id, part, bytes) values (?, ?, ?)")
          .bind(0, id)
          .bind(1, part)
          .bind(2, Arrays.copyOfRange(content, at, Math.min(content.length, at + PART_BYTES)))
          .execute();
    }
    return id;
  }

  @Override
  public byte[] blob(String id, long from, long to) {
    int firstPart = (int) (from / PART_BYTES);
    var parts =
        handle
            .createQuery(
                "select bytes from blob_part where blob_id = ? and part >= ? and part <= ? order by"
                    + " part")
            .bind(0, id)
            .bind(1, firstPart)
            .bind(2, (int) Math.max(firstPart, (to - 1) / PART_BYTES))
            .map((row, ctx) -> row.getBytes(1))
            .list();
    if (parts.isEmpty()) {
      throw new IllegalStateException("no such blob: " + id);
    }
    int start = (int) (from - (long) firstPart * PART_BYTES);
    if (parts.size() == 1) {
      return Arrays.copyOfRange(
          parts.get(0), start, (int) Math.min(parts.get(0).length, start + to - from));
    }
    var all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return Arrays.copyOfRange(
        all.toByteArray(), start, (int) Math.min(all.size(), start + to - from));
  }

  @Override
  public void deleteBlob(String id) {
    handle.createUpdate("delete from blob_part where blob_id = ?").bind(0, id).execute();
  }

  /** Asked once: what a transaction began, it may finish. One that deletes first makes room. */
  private void requireRoom() {
    if (!mayWrite) {
      room.require();
      mayWrite = true;
    }
  }

  private static byte[] bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private <T> T parse(Kind<T> kind, String body) {
    try {
      return json.readValue(body, kind.type());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored " + kind.name() + " cannot be read", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be stored: " + value.getClass(), e);
    }
  }
}
