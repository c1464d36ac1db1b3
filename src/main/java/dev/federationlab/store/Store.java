package dev.federationlab.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The database: opened once, shared by all threads. */
public final class Store implements AutoCloseable {
  private static final int ATTEMPTS = 8;

  private final HikariDataSource connections;
  private final Jdbi jdbi;
  private final Room room;
  private final JsonMapper json;

  private Store(HikariDataSource connections, Jdbi jdbi, JsonMapper json, Room room) {
    this.connections = connections;
    this.jdbi = jdbi;
    this.json = json;
    this.room = room;
  }

  /**
   * The address of the embedded database in a folder.
   *
   * <p>WRITE_DELAY=0: a commit is on disk before it is acknowledged; without it a kill loses the
   * last half second.
   */
  public static String addressIn(Path folder) {
    return "jdbc:h2:file:"
        + folder.toAbsolutePath().resolve("federation-lab")
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  /** A database that lives as long as the process, for tests. */
  public static String addressInMemory(String name) {
    return "jdbc:h2:mem:"
        + name
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @param jdbcAddress {@code jdbc:h2:…} or {@code jdbc:postgresql://…}
   * @throws RuntimeException if it cannot be opened, with the driver's reason
   */
  public static Store open(String jdbcAddress) {
    var config = new HikariConfig();
    config.setJdbcUrl(jdbcAddress);
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(5_000);
    config.setPoolName("store");
    var json = CompletableFuture.supplyAsync(Store::mapper);
    var connections = new HikariDataSource(config);
    var jdbi = CompletableFuture.supplyAsync(() -> Jdbi.create(connections));
    try {
      Flyway.configure()
          .dataSource(connections)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
    return new Store(connections, jdbi.join(), json.join(), Room.of(jdbcAddress));
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModules(new JavaTimeModule(), new Jdk8Module())
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .build();
  }

  /**
   * Runs {@code work} in a transaction that is committed when this returns, trying again where
   * another came between.
   */
  public <T> T write(Function<Transaction, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(
            TransactionIsolationLevel.READ_COMMITTED,
            handle -> work.apply(new SqlTransaction(handle, json, room)));
      } catch (RuntimeException e) {
        if (isFull(e)) {
          throw new StoreFullException(e);
        }
        if (attempt == ATTEMPTS || !(e instanceof Conflict || isSerializationFailure(e))) {
          throw e;
        }
        waitItsTurn(attempt);
      }
    }
  }

  /** Those who met come again at different times; the first at once. */
  private static void waitItsTurn(int attempt) {
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(1_000_000L * attempt * (attempt - 1) + 1));
  }

  /** As {@link #write}, for work that yields nothing. */
  public void change(Consumer<Transaction> work) {
    write(
        transaction -> {
          work.accept(transaction);
          return Boolean.TRUE;
        });
  }

  /** Runs {@code work} that only reads. */
  public <T> T read(Function<Transaction, T> work) {
    return write(work);
  }

  /** The JSON form in which documents are stored, for those who show or compare it. */
  public JsonMapper json() {
    return json;
  }

  @Override
  public void close() {
    connections.close();
  }

  /**
   * 40001 serialization failure, 40P01 deadlock, 23505 two inserts at once; 50200 H2 lock timeout,
   * 90131 H2 row changed.
   */
  private static boolean isSerializationFailure(Throwable e) {
    return causedBy(
        e,
        sql ->
            "40001".equals(sql.getSQLState())
                || "40P01".equals(sql.getSQLState())
                || "23505".equals(sql.getSQLState())
                || sql.getErrorCode() == 50200
                || sql.getErrorCode() == 90131);
  }

  /** 53100 PostgreSQL disk full; 90028, 90031 H2 file errors. */
  private static boolean isFull(Throwable e) {
    return causedBy(
        e,
        sql ->
            "53100".equals(sql.getSQLState())
                || sql.getErrorCode() == 90028
                || sql.getErrorCode() == 90031
                || sql.getErrorCode() == 90098);
  }

  private static boolean causedBy(Throwable e, Function<SQLException, Boolean> test) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && test.apply(sql)) {
        return true;
      }
    }
    return false;
  }
}
