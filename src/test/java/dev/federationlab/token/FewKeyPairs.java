package dev.federationlab.token;

import java.security.KeyPair;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Key pairs for tests, which take hundreds: a dozen in the whole process, handed out in turn, so
 * that those taken after one another differ.
 */
public final class FewKeyPairs implements KeyPairs {
  private static final int PAIRS = 12;
  private static final BlockingQueue<KeyPair> IN_TURN = new LinkedBlockingQueue<>();
  private static int made;

  @Override
  public KeyPair take() {
    synchronized (IN_TURN) {
      KeyPair pair;
      if (made < PAIRS) {
        made++;
        try (var pool = new KeyPool(1)) {
          pair = pool.take();
        }
      } else {
        pair = IN_TURN.remove();
      }
      IN_TURN.add(pair);
      return pair;
    }
  }
}
