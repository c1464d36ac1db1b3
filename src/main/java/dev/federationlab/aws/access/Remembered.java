package dev.federationlab.aws.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found lately, up to a bound; what was not asked for the longest goes first. Safe for
 * many threads.
 */
final class Remembered<K, V> {
  private final Map<K, V> values;

  Remembered(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  Optional<V> find(K key) {
    synchronized (values) {
      return Optional.ofNullable(values.get(key));
    }
  }

  void keep(K key, V value) {
    synchronized (values) {
      values.put(key, value);
    }
  }

  int size() {
    synchronized (values) {
      return values.size();
    }
  }
}
