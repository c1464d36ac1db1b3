package dev.federationlab.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text with wildcards: {@code *} stands for any run of characters, {@code ?} for one. Matching
 * never backtracks: the pieces between the stars are found one after the other, each at its first
 * place, in time linear in the text (a word of 64 pattern characters at a time).
 */
final class Glob {
  /**
   * Up to this length plain search is quicker, and its worst case still this many times the text.
   */
  private static final int SHORT = 16;

  private final List<Piece> pieces;

  private Glob(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /** A text in which only {@code *} and {@code ?} are special. */
  static Glob of(String pattern) {
    var builder = new Builder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> builder.anyRun();
        case '?' -> builder.anyOne();
        default -> builder.literal(c);
      }
    }
    return builder.build();
  }

  boolean matches(String text) {
    var first = pieces.get(0);
    if (pieces.size() == 1) {
      return text.length() == first.length() && first.standsAt(text, 0);
    }
    var last = pieces.get(pieces.size() - 1);
    int from = first.length();
    int end = text.length() - last.length();
    if (end < from || !first.standsAt(text, 0) || !last.standsAt(text, end)) {
      return false;
    }
    for (var piece : pieces.subList(1, pieces.size() - 1)) {
      int at = piece.find(text, from, end);
      if (at < 0) {
        return false;
      }
      from = at + piece.length();
    }
    return true;
  }

  /** As a reader would write it. */
  @Override
  public String toString() {
    return String.join("*", pieces.stream().map(Piece::toString).toList());
  }

  /** Text between two stars; {@code anyAt} says where any character will do. */
  private record Piece(String text, BitSet anyAt) {

    int length() {
      return text.length();
    }

    boolean standsAt(String whole, int from) {
      if (anyAt.isEmpty()) {
        return whole.startsWith(text, from);
      }
      for (int i = 0; i < text.length(); i++) {
        if (!anyAt.get(i) && text.charAt(i) != whole.charAt(from + i)) {
          return false;
        }
      }
      return true;
    }

    /** Its first place between {@code from} and {@code end}, or -1. */
    int find(String whole, int from, int end) {
      if (anyAt.isEmpty() && text.length() <= SHORT) {
        int at = whole.indexOf(text, from);
        return at < 0 || at + text.length() > end ? -1 : at;
      }
      return findLong(whole, from, end);
    }

    /**
     * The bit-parallel search known as Shift-And: a bit for each position of the piece that the
     * text is at.
     */
    private int findLong(String whole, int from, int end) {
      int length = text.length();
      int words = (length + 63) >> 6;
      var anywhere = new long[words];
      anyAt.stream().forEach(i -> anywhere[i >> 6] |= 1L << (i & 63));
      var places = places(words, anywhere);
      var state = new long[words];
      for (int at = from; at < end; at++) {
        var here = places.getOrDefault(whole.charAt(at), anywhere);
        long carry = 1;
        for (int w = 0; w < words; w++) {
          long next = (state[w] << 1 | carry) & here[w];
          carry = state[w] >>> 63;
          state[w] = next;
        }
        if ((state[words - 1] >>> ((length - 1) & 63) & 1) != 0) {
          return at - length + 1;
        }
      }
      return -1;
    }

    /** For each character of the piece, the positions at which it may stand. */
    private Map<Character, long[]> places(int words, long[] anywhere) {
      var places = new HashMap<Character, long[]>();
      for (int i = 0; i < text.length(); i++) {
        if (!anyAt.get(i)) {
          var bits = places.computeIfAbsent(text.charAt(i), c -> Arrays.copyOf(anywhere, words));
          bits[i >> 6] |= 1L << (i & 63);
        }
      }
      return places;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Puts a pattern together from literal text and wildcards. */
  static final class Builder {
    private final List<Piece> pieces = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private BitSet anyAt = new BitSet();

    void literal(char c) {
      text.append(c);
    }

    void literal(CharSequence literal) {
      text.append(literal);
    }

    void anyOne() {
      anyAt.set(text.length());
      text.append('?');
    }

    void anyRun() {
      pieces.add(new Piece(text.toString(), anyAt));
      text = new StringBuilder();
      anyAt = new BitSet();
    }

    Glob build() {
      anyRun();
      return new Glob(pieces);
    }
  }
}
