package dev.federationlab.flow;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one run of a learner wait for the other, as when two tabs run at once: both would spend the
 * same code. Two learners may now and then wait for each other, as the locks are fewer than they.
 */
final class Turns {
  private final ReentrantLock[] locks = new ReentrantLock[256];

  Turns() {
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock(true);
    }
  }

  <T> T take(String learnerId, Supplier<T> work) {
    var lock = locks[Math.floorMod(learnerId.hashCode(), locks.length)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
