package dev.federationlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

  @Test
  void isThereUntilTheReserveIsTouched() {
    assertThatCode(() -> new Room(() -> Room.RESERVE_BYTES).require()).doesNotThrowAnyException();
    assertThatThrownBy(() -> new Room(() -> Room.RESERVE_BYTES - 1).require())
        .isInstanceOf(StoreFullException.class)
        .hasMessage("the database cannot write: 47 MiB are left on the disk");
  }

  @Test
  void isThatOfTheDatabasesOwnFolder(@TempDir Path folder) {
    assertThat(Room.of(Store.addressIn(folder))).isNotSameAs(Room.ENOUGH);
    assertThatCode(() -> Room.of(Store.addressIn(folder)).require()).doesNotThrowAnyException();
    assertThat(Room.of(Store.addressInMemory("x"))).isSameAs(Room.ENOUGH);
    assertThat(Room.of("jdbc:postgresql://localhost/x")).isSameAs(Room.ENOUGH);
  }
}
